using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary><see cref="CoupledLstmCell"/> at work; the gates are j f o.</summary>
internal sealed unsafe class CoupledLstmRun<T, TArithmetic, TActivation>(LstmShape<T> shape, T forgetBias, bool peepholes, Numerics numerics)
    : OptionLstmRun<T, TArithmetic, TActivation>(shape, forgetBias, peepholes, null, numerics, CoupledLstmCell.Gates, CoupledLstmCell.Diagonals)
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    private readonly T bias = forgetBias;

    /// <inheritdoc/>
    protected override void ForwardRow(int t, int n, int from, int to, T* product, T* m) => CoupledGates<T, TArithmetic, TActivation>.Forward(
        Units, from, to, Tail(n), Options, bias, product, Bias, State(C, t, n), State(C, t + 1, n), m, Gates(t, n), Activated(t, n));

    /// <inheritdoc/>
    protected override void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient) =>
        CoupledGates<T, TArithmetic, TActivation>.Gradient(Units, from, to, Tail(n), Options, Gates(t, n), State(C, t, n), Activated(t, n), cotangent, more, cellGradient);
}
