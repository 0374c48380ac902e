using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>An LSTM at work without peepholes and cell clip and with tanh, in loops of its own.</summary>
internal sealed unsafe class PlainLstmRun<T, TArithmetic>(LstmShape<T> shape, T forgetBias, Numerics numerics) : LstmRun<T>(shape, TArithmetic.TailWidth, numerics)
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <inheritdoc/>
    protected override void ForwardRow(int t, int n, int from, int to, T* product, T* m) => LstmGates<T, TArithmetic>.Forward(
        Units, from, to, Tail(n), forgetBias, product, Bias, State(C, t, n), State(C, t + 1, n), m, Gates(t, n), Activated(t, n));

    /// <inheritdoc/>
    protected override void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient) =>
        LstmGatesGradient<T>.Run(Units, from, to, Tail(n), Gates(t, n), State(C, t, n), Activated(t, n), cotangent, more, cellGradient);
}
