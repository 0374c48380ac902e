using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.GRUCell</c>. With <c>[r u] = σ(concat(x, h)·gates/kernel + gates/bias)</c>:
/// <c>c = activation(concat(x, r·h)·candidate/kernel + candidate/bias)</c>, <c>h' = u·h + (1 − u)·c</c>, which is also the output.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record GruCell(int NumUnits) : RnnCell
{
    /// <summary><c>activation</c>, of the candidate.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary><c>gates/kernel [I+H, 2H]</c> and <c>gates/bias [2H]</c>, r before u; <c>candidate/kernel [I+H, H]</c>, <c>candidate/bias [H]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
    [
        new("gru_cell/gates/kernel", [inputs + NumUnits, 2 * NumUnits]), new("gru_cell/gates/bias", [2 * NumUnits]),
        new("gru_cell/candidate/kernel", [inputs + NumUnits, NumUnits]), new("gru_cell/candidate/bias", [NumUnits]),
    ];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => Activation switch
    {
        Activation.Tanh => new GruRun<T, GruKernels<T, TArithmetic, TanhActivation<T, TArithmetic>>>(NumUnits, numerics),
        Activation.Sigmoid => new GruRun<T, GruKernels<T, TArithmetic, SigmoidActivation<T, TArithmetic>>>(NumUnits, numerics),
        Activation.Relu => new GruRun<T, GruKernels<T, TArithmetic, ReluActivation<T>>>(NumUnits, numerics),
        _ => new GruRun<T, GruKernels<T, TArithmetic, IdentityActivation<T>>>(NumUnits, numerics),
    };

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
