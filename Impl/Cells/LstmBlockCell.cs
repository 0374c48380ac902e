namespace Parity.Impl.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.LSTMBlockCell</c>, an LSTM in one op. With <c>[i j f o] = concat(x, h)·kernel + bias</c>:
/// <c>c' = clip(σ(i + w_i·c)·tanh(j) + σ(f + forget_bias + w_f·c)·c)</c>, <c>h' = σ(o + w_o·c')·tanh(c')</c>, which is also the output. Its gradient goes
/// through the clip as if it were not there. float32 only, as the op.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record LstmBlockCell(int NumUnits) : RnnCell
{
    /// <summary>The gates with peepholes, in the order of the variables.</summary>
    internal const string Diagonals = "ifo";

    /// <summary>The variables' scope: <c>lstm_cell</c>; <c>LSTMBlockFusedCell</c>, which is this cell with its own loop, has <c>lstm_fused_cell</c>.</summary>
    public string Scope { get; init; } = "lstm_cell";

    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>use_peephole</c>: the gates see c, times <c>w_i_diag</c>, <c>w_f_diag</c> and, of the new c, <c>w_o_diag</c>.</summary>
    public bool UsePeephole { get; init; }

    /// <summary><c>cell_clip</c>: c is cut to ± this; null, 0 or less is not.</summary>
    public double? CellClip { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("c", NumUnits), new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary>kernel <c>[I+H, 4H]</c>, bias <c>[4H]</c>, the peepholes' w_i_diag, w_f_diag, w_o_diag <c>[H]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
    [
        new(Scope + "/kernel", [inputs + NumUnits, 4 * NumUnits]), new(Scope + "/bias", [4 * NumUnits]),
        .. UsePeephole ? Diagonals.Select(gate => new Variable($"{Scope}/w_{gate}_diag", [NumUnits])) : [],
    ];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => new LstmBlockRun<T, TArithmetic>(
        new LstmShape<T>(Scope, NumUnits), T.CreateTruncating(ForgetBias), UsePeephole, CellClip is > 0 ? T.CreateTruncating(CellClip.Value) : null, numerics);

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
