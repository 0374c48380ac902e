using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.LSTMBlockFusedCell</c> called on a whole sequence. The op runs every row to the longest length and multiplies what
/// is past a row's own by 0: the padding is zeros, of which one where h is negative is −0. All else is <see cref="DynamicRnn{T}"/>'s.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class FusedRnn<T> : Rnn<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly DynamicRnn<T> running;

    /// <summary>Makes the driver for a cell.</summary>
    /// <exception cref="ArgumentException">An argument of the cell is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public FusedRnn(LstmBlockCell cell, RnnOptions? options = null)
        : base(cell, options, unrolled: false) => running = new DynamicRnn<T>(cell, Options with { ForwardOnly = true, Trace = false });

    /// <summary>Signs the zeros in the padding: the rows are run on, which only this needs.</summary>
    private protected override void Complete(RnnResult<T> result, CellWeights<T> weights, RnnBatch<T> batch, CellState<T>? initialState)
    {
        var longest = batch.SequenceLength is { Length: > 0 } lengths ? lengths.Max() : 0;
        if (longest == 0)
        {
            return;
        }

        var size = Cell.OutputSize;
        var on = running.Forward(weights, batch with { SequenceLength = [.. Enumerable.Repeat(longest, batch.Batch)] }, initialState).Outputs;
        for (var n = 0; n < batch.Batch; n++)
        {
            for (var t = batch.SequenceLength![n]; t < longest; t++)
            {
                var at = (Options.TimeMajor ? (t * batch.Batch) + n : (n * batch.Time) + t) * size;
                for (var u = at; u < at + size; u++)
                {
                    result.Outputs[u] = T.IsNegative(on[u]) ? -T.Zero : T.Zero;
                }
            }
        }
    }
}
