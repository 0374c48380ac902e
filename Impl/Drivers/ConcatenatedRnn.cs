using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>Two directions whose outputs are concatenated: one cell forward, another over the inputs reversed by length, its outputs reversed again.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class ConcatenatedRnn<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly bool unrolled;

    /// <summary>Makes the driver; both directions have the same configuration, each its own weights.</summary>
    private protected ConcatenatedRnn(RnnCell cell, RnnOptions? options, bool unrolled)
    {
        Cell = Configuration.Check<T>(cell);
        Options = Configuration.Check(options);
        this.unrolled = unrolled;
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
    public ConcatenatedResult<T> Forward(Both<CellWeights<T>> weights, RnnBatch<T> batch, Both<CellState<T>>? initialState = null, ConcatenatedResult<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(batch);
        var result = into ?? new ConcatenatedResult<T>();
        result.Tape ??= new RnnNetwork<T>(Cell, Options, directions: 2, unrolled, concatenated: true);
        result.Fit(batch, result.Tape.Layout);
        result.Tape.Forward(
            [weights.Fw, weights.Bw], batch, [initialState?.Fw, initialState?.Bw], [result.Outputs, result.Outputs], [result.State.Fw, result.State.Bw]);
        return result;
    }

    /// <summary>The gradients, as <c>tf.gradients</c> of outputs and states with <c>grad_ys</c>; the inputs' is the sum over both directions.</summary>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    /// <exception cref="InvalidOperationException">The result was not run forward.</exception>
    public BidirectionalGradients<T> Backward(ConcatenatedResult<T> result, ConcatenatedCotangents<T> cotangents, BidirectionalGradients<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(cotangents);
        var tape = result.Tape ?? throw new InvalidOperationException("Backward needs a result of Forward");
        var gradients = into ?? new BidirectionalGradients<T>();
        gradients.Fit(tape);
        tape.Backward(
            [cotangents.Outputs, cotangents.Outputs],
            [cotangents.State?.Fw, cotangents.State?.Bw],
            gradients.Inputs,
            [gradients.Weights.Fw, gradients.Weights.Bw],
            [gradients.InitialState.Fw, gradients.InitialState.Bw]);
        return gradients;
    }
}
