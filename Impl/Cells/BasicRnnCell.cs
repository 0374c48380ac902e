using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.BasicRNNCell</c>: <c>h' = activation(concat(x, h)·kernel + bias)</c>, which is also the output.</summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record BasicRnnCell(int NumUnits) : RnnCell
{
    /// <summary><c>activation</c>.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary><c>kernel [I+H, H]</c>, <c>bias [H]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
        [new("basic_rnn_cell/kernel", [inputs + NumUnits, NumUnits]), new("basic_rnn_cell/bias", [NumUnits])];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => Activation switch
    {
        Activation.Tanh => new BasicRnnRun<T, TArithmetic, TanhActivation<T, TArithmetic>>(NumUnits, numerics),
        Activation.Sigmoid => new BasicRnnRun<T, TArithmetic, SigmoidActivation<T, TArithmetic>>(NumUnits, numerics),
        Activation.Relu => new BasicRnnRun<T, TArithmetic, ReluActivation<T>>(NumUnits, numerics),
        _ => new BasicRnnRun<T, TArithmetic, IdentityActivation<T>>(NumUnits, numerics),
    };

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
