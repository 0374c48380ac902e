using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// <c>tf.compat.v1.nn.bidirectional_dynamic_rnn</c>: one cell forward, another over the inputs reversed by length
/// (<see cref="ReverseSequence"/>), its outputs reversed again; so both outputs of a step are about that step. They are not concatenated.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BidirectionalDynamicRnn<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Makes the driver; both directions have the same configuration, each its own weights.</summary>
    /// <exception cref="ArgumentException">An argument of the cell is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public BidirectionalDynamicRnn(RnnCell cell, RnnOptions? options = null)
    {
        Cell = Configuration.Check<T>(cell);
        Options = Configuration.Check(options);
    }

    /// <summary>The cell of each direction.</summary>
    public RnnCell Cell { get; }

    /// <summary>How it runs.</summary>
    public RnnOptions Options { get; }

    /// <summary>Runs forward; see <see cref="Rnn{T}.Forward"/>.</summary>
    /// <param name="weights">Each direction's variables.</param>
    /// <param name="batch">inputs and lengths.</param>
    /// <param name="initialState">Each direction's; null is zeros.</param>
    /// <param name="into">A result to fill.</param>
    /// <exception cref="ArgumentException">A size does not fit, or a length is not in 0…T.</exception>
    public BidirectionalResult<T> Forward(Both<CellWeights<T>> weights, RnnBatch<T> batch, Both<CellState<T>>? initialState = null, BidirectionalResult<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(batch);
        var result = into ?? new BidirectionalResult<T>();
        result.Tape ??= new RnnNetwork<T>(Cell, Options, directions: 2);
        result.Fw.Fit(batch, result.Tape.Layout);
        result.Bw.Fit(batch, result.Tape.Layout);
        result.Tape.Forward(
            [weights.Fw, weights.Bw], batch, [initialState?.Fw, initialState?.Bw], [result.Fw.Outputs, result.Bw.Outputs], [result.Fw.State, result.Bw.State]);
        result.Fw.Trace = result.Tape.Trace(0);
        result.Bw.Trace = result.Tape.Trace(1);
        return result;
    }

    /// <summary>The gradients, as <c>tf.gradients</c> of all outputs and states with <c>grad_ys</c>; the inputs' is the sum over both directions.</summary>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    /// <exception cref="InvalidOperationException">The result was not run forward.</exception>
    public BidirectionalGradients<T> Backward(BidirectionalResult<T> result, Both<RnnCotangents<T>> cotangents, BidirectionalGradients<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(cotangents);
        var tape = result.Tape ?? throw new InvalidOperationException("Backward needs a result of Forward");
        var gradients = into ?? new BidirectionalGradients<T>();
        gradients.Fit(tape);
        tape.Backward(
            [cotangents.Fw.Outputs, cotangents.Bw.Outputs],
            [cotangents.Fw.State, cotangents.Bw.State],
            gradients.Inputs,
            [gradients.Weights.Fw, gradients.Weights.Bw],
            [gradients.InitialState.Fw, gradients.InitialState.Bw]);
        return gradients;
    }
}
