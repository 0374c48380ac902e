using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary><see cref="LstmBlockCell"/> at work: forward the ops of an LSTM with these options, backward an op of its own.</summary>
internal sealed unsafe class LstmBlockRun<T, TArithmetic>(LstmShape<T> shape, T forgetBias, bool peepholes, T? cellClip, Numerics numerics)
    : OptionLstmRun<T, TArithmetic, TanhActivation<T, TArithmetic>>(shape, forgetBias, peepholes, cellClip, numerics, order: LstmBlockCell.Diagonals)
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <inheritdoc/>
    protected override bool SumsInOp => true;

    /// <inheritdoc/>
    protected override void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient) =>
        LstmBlockGatesGradient<T>.Run(Units, from, to, Options, Gates(t, n), State(C, t, n), Activated(t, n), cotangent, more, cellGradient);
}
