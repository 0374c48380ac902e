namespace Parity.Impl.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.LSTMCell</c> without peepholes, projection and clipping. With <c>[i j f o] = concat(x, h)·kernel + bias</c>:
/// <c>c' = σ(f + forget_bias)·c + σ(i)·tanh(j)</c>, <c>h' = σ(o)·tanh(c')</c>; the output is <c>h'</c>.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record LstmCell(int NumUnits) : RnnCell
{
    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("c", NumUnits), new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
        [new("lstm_cell/kernel", [inputs + NumUnits, 4 * NumUnits]), new("lstm_cell/bias", [4 * NumUnits])];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => new LstmRun<T, TArithmetic>(NumUnits, T.CreateTruncating(ForgetBias), numerics);

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
