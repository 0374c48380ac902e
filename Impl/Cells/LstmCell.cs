namespace Parity.Impl.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.LSTMCell</c> without peepholes, projection and clipping. With <c>[i j f o] = concat(x, h)·kernel + bias</c>:
/// <c>c' = σ(f + forget_bias)·c + σ(i)·tanh(j)</c>, <c>h' = σ(o)·tanh(c')</c>; the output is <c>h'</c>.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record LstmCell(int NumUnits) : ICellRuns
{
    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <inheritdoc/>
    CellRun<T> ICellRuns.CreateRun<T, TArithmetic>(Numerics numerics) => new LstmRun<T, TArithmetic>(NumUnits, T.CreateTruncating(ForgetBias), numerics);
}
