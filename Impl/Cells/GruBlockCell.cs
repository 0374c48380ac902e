using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.GRUBlockCellV2</c>, a GRU in one op. With <c>[r u] = σ(concat(x, h)·gates/kernel + gates/bias)</c>:
/// <c>c = tanh(concat(x, r·h)·candidate/kernel + candidate/bias)</c>, <c>h' = u·(h − c) + c</c>, which is also the output. float32 only, as the op.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record GruBlockCell(int NumUnits) : RnnCell
{
    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary>As of <see cref="GruCell"/>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) => new GruCell(NumUnits).Variables(inputs);

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => new GruRun<T, GruBlockKernels<T, TArithmetic>>(NumUnits, numerics);

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
