using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.CoupledInputForgetGateLSTMCell</c> without layer normalisation: an LSTM whose input gate is <c>1 − f</c>. With
/// <c>[j f o] = concat(x, h)·W + B</c>: <c>f = σ(f + forget_bias + W_F·c)</c>, <c>c' = f·c + (1 − f)·act(j)</c>, <c>m = σ(o + W_O·c')·act(c')</c>,
/// <c>h' = clip(m·W_P)</c>; the output is <c>h'</c>.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record CoupledLstmCell(int NumUnits) : RnnCell
{
    /// <summary>The gates in their order.</summary>
    internal const string Gates = "jfo";

    /// <summary>The gates with peepholes.</summary>
    internal const string Diagonals = "fo";

    private const string Scope = "coupled_input_forget_gate_lstm_cell";

    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>use_peepholes</c>: f sees c times <c>W_F_diag</c>, o the new c times <c>W_O_diag</c>.</summary>
    public bool UsePeepholes { get; init; }

    /// <summary><c>num_proj</c>, P: the output and h are a projection of m; null is none.</summary>
    public int? NumProj { get; init; }

    /// <summary><c>proj_clip</c>: the projected output is cut to ± this; null is not, and without <see cref="NumProj"/> it does nothing.</summary>
    public double? ProjClip { get; init; }

    /// <summary><c>activation</c>, of j and c.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("c", NumUnits), new("h", OutputSize)];

    /// <inheritdoc/>
    public override int OutputSize => NumProj ?? NumUnits;

    /// <summary>W <c>[I + output size, 3H]</c>, B <c>[3H]</c>, the peepholes' W_F_diag and W_O_diag <c>[H]</c>, the projection W_P <c>[H, P]</c>; W and W_P are in one shard, 0.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
    [
        new(Scope + "/W_0", [inputs + OutputSize, 3 * NumUnits]), new(Scope + "/B", [3 * NumUnits]),
        .. UsePeepholes ? Diagonals.Select(gate => new Variable($"{Scope}/W_{char.ToUpperInvariant(gate)}_diag", [NumUnits])) : [],
        .. NumProj is { } size ? [new Variable(Scope + "/W_P_0", [NumUnits, size])] : Array.Empty<Variable>(),
    ];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics)
    {
        var shape = new LstmShape<T>(Scope, NumUnits, NumProj, ProjClip is { } limit ? T.CreateTruncating(limit) : null, Gates.Length);
        var bias = T.CreateTruncating(ForgetBias);
        return Activation switch
        {
            Activation.Tanh => new CoupledLstmRun<T, TArithmetic, TanhActivation<T, TArithmetic>>(shape, bias, UsePeepholes, numerics),
            Activation.Sigmoid => new CoupledLstmRun<T, TArithmetic, SigmoidActivation<T, TArithmetic>>(shape, bias, UsePeepholes, numerics),
            Activation.Relu => new CoupledLstmRun<T, TArithmetic, ReluActivation<T>>(shape, bias, UsePeepholes, numerics),
            _ => new CoupledLstmRun<T, TArithmetic, IdentityActivation<T>>(shape, bias, UsePeepholes, numerics),
        };
    }

    /// <inheritdoc/>
    internal override void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
        ArgumentOutOfRangeException.ThrowIfLessThan(NumProj ?? 1, 1, "num_proj");
    }
}
