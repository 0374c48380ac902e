using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.LSTMCell</c>. With <c>[i j f o] = concat(x, h)·kernel + bias</c>: <c>c' = clip(σ(f + forget_bias + w_f·c)·c + σ(i + w_i·c)·act(j))</c>,
/// <c>m = σ(o + w_o·c')·act(c')</c>, <c>h' = clip(m·projection)</c>; the output is <c>h'</c>. Without options <c>c' = σ(f + forget_bias)·c + σ(i)·tanh(j)</c>,
/// <c>h' = σ(o)·tanh(c')</c>.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record LstmCell(int NumUnits) : RnnCell
{
    private const string Scope = "lstm_cell";

    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time and never part of the bias variable. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>use_peepholes</c>: the gates see c, times <c>w_i_diag</c>, <c>w_f_diag</c> and, of the new c, <c>w_o_diag</c>.</summary>
    public bool UsePeepholes { get; init; }

    /// <summary><c>cell_clip</c>: c is cut to ± this; null is not.</summary>
    public double? CellClip { get; init; }

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

    /// <summary>kernel <c>[I + output size, 4H]</c>, bias <c>[4H]</c>, the peepholes' w_f_diag, w_i_diag, w_o_diag <c>[H]</c>, the projection's kernel <c>[H, P]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs)
    {
        var variables = new List<Variable> { new(Scope + "/kernel", [inputs + OutputSize, 4 * NumUnits]), new(Scope + "/bias", [4 * NumUnits]) };
        if (UsePeepholes)
        {
            variables.AddRange(from gate in "fio" select new Variable($"{Scope}/w_{gate}_diag", [NumUnits]));
        }

        if (NumProj is { } size)
        {
            variables.Add(new(Scope + "/projection/kernel", [NumUnits, size]));
        }

        return variables;
    }

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics)
    {
        var shape = new LstmShape<T>(Scope, NumUnits, NumProj, Narrow<T>(ProjClip));
        return LstmRuns.Create<T, TArithmetic>(shape, T.CreateTruncating(ForgetBias), UsePeepholes, Narrow<T>(CellClip), Activation, numerics);
    }

    /// <inheritdoc/>
    internal override void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
        ArgumentOutOfRangeException.ThrowIfLessThan(NumProj ?? 1, 1, "num_proj");
    }

    private static T? Narrow<T>(double? limit)
        where T : unmanaged, INumberBase<T> => limit is { } value ? T.CreateTruncating(value) : null;
}
