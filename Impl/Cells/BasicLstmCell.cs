using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.BasicLSTMCell</c>. With <c>[i j f o] = concat(x, h)·kernel + bias</c>: <c>c' = c·σ(f + forget_bias) + σ(i)·act(j)</c>,
/// <c>h' = act(c')·σ(o)</c>; the output is <c>h'</c>.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record BasicLstmCell(int NumUnits) : RnnCell
{
    private const string Scope = "basic_lstm_cell";

    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>activation</c>, of j and c.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("c", NumUnits), new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary>kernel <c>[I+H, 4H]</c>, bias <c>[4H]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
        [new(Scope + "/kernel", [inputs + NumUnits, 4 * NumUnits]), new(Scope + "/bias", [4 * NumUnits])];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => LstmRuns.Create<T, TArithmetic>(
        new LstmShape<T>(Scope, NumUnits), T.CreateTruncating(ForgetBias), peepholes: false, cellClip: null, Activation, numerics);

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
