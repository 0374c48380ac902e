using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// A cell unrolled in one direction over a padded batch. Outputs are zeros from step <c>sequence_length[n]</c> on, the state is frozen from there.
/// An object is only configuration; any number of threads may use it, each with results of its own.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class Rnn<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly bool unrolled;

    /// <summary>Makes the driver for a cell.</summary>
    private protected Rnn(RnnCell cell, RnnOptions? options, bool unrolled)
    {
        Cell = Configuration.Check<T>(cell);
        Options = Configuration.Check(options);
        this.unrolled = unrolled;
    }

    /// <summary>The cell.</summary>
    public RnnCell Cell { get; }

    /// <summary>How it runs.</summary>
    public RnnOptions Options { get; }

    /// <summary>
    /// Runs forward. Pass the result of an earlier call as <paramref name="into"/> to use its memory again: then nothing is allocated.
    /// The result keeps a reference to <paramref name="weights"/> for <see cref="Backward"/>.
    /// </summary>
    /// <param name="weights">The cell's variables, of LSTM kernel <c>[I+H, 4H]</c> and bias <c>[4H]</c>.</param>
    /// <param name="batch">inputs and lengths.</param>
    /// <param name="initialState">Of LSTM c and h <c>[B, H]</c>; null is zeros.</param>
    /// <param name="into">A result to fill.</param>
    /// <exception cref="ArgumentException">A size does not fit, or a length is not in 0…T.</exception>
    public RnnResult<T> Forward(CellWeights<T> weights, RnnBatch<T> batch, CellState<T>? initialState = null, RnnResult<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(batch);
        var result = into ?? new RnnResult<T>();
        result.Tape ??= new RnnNetwork<T>(Cell, Options, directions: 1, unrolled);
        result.Fit(batch, result.Tape.Layout);
        result.Tape.Forward([weights], batch, [initialState], [result.Outputs], [result.State]);
        result.Trace = result.Tape.Trace(0);
        Complete(result, weights, batch, initialState);
        return result;
    }

    /// <summary>The gradients of <c>Σ outputs·cotangents.Outputs + Σ state·cotangents.State</c>, as <c>tf.gradients</c> with <c>grad_ys</c>.</summary>
    /// <param name="result">What <see cref="Forward"/> returned, from the same weights, inputs and initial state; it can be gone back from more than once, each time but the first at the cost of another forward pass.</param>
    /// <param name="cotangents">The upstream gradients.</param>
    /// <param name="into">Gradients of an earlier call to fill.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    /// <exception cref="InvalidOperationException">The result was not run forward.</exception>
    public RnnGradients<T> Backward(RnnResult<T> result, RnnCotangents<T> cotangents, RnnGradients<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(cotangents);
        var tape = result.Tape ?? throw new InvalidOperationException("Backward needs a result of Forward");
        var gradients = into ?? new RnnGradients<T>();
        gradients.Fit(tape);
        tape.Backward([cotangents.Outputs], [cotangents.State], gradients.Inputs, [gradients.Weights], [gradients.InitialState]);
        return gradients;
    }

    /// <summary>What a driver does besides to the outputs.</summary>
    private protected virtual void Complete(RnnResult<T> result, CellWeights<T> weights, RnnBatch<T> batch, CellState<T>? initialState)
    {
    }
}
