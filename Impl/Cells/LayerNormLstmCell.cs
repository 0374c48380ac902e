using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.LayerNormBasicLSTMCell</c> without dropout. With <c>[i j f o] = concat(x, h)·kernel</c>, each normalised by itself:
/// <c>c' = norm(c·σ(f + forget_bias) + σ(i)·act(j))</c>, <c>h' = act(c')·σ(o)</c>, which is also the output. Without <see cref="LayerNorm"/> a bias takes the
/// place of the norms.
/// </summary>
/// <param name="NumUnits">H, <c>num_units</c>.</param>
public sealed record LayerNormLstmCell(int NumUnits) : RnnCell
{
    private const string Scope = "layer_norm_basic_lstm_cell";
    private static readonly string[] Norms = ["input", "transform", "forget", "output", "state"];

    /// <summary><c>forget_bias</c>, added to <c>f</c> at run time. TensorFlow's default is 1.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>layer_norm</c>.</summary>
    public bool LayerNorm { get; init; } = true;

    /// <summary><c>activation</c>, of j and c.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => [new("c", NumUnits), new("h", NumUnits)];

    /// <inheritdoc/>
    public override int OutputSize => NumUnits;

    /// <summary>kernel <c>[I+H, 4H]</c>, and of each norm gamma and beta <c>[H]</c>; without norms bias <c>[4H]</c>.</summary>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
    [
        new(Scope + "/kernel", [inputs + NumUnits, 4 * NumUnits]),
        .. LayerNorm
            ? Norms.SelectMany(norm => (Variable[])[new($"{Scope}/{norm}/gamma", [NumUnits]), new($"{Scope}/{norm}/beta", [NumUnits])])
            : [new(Scope + "/bias", [4 * NumUnits])],
    ];

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics)
    {
        var (shape, bias) = (new LstmShape<T>(Scope, NumUnits, Biased: !LayerNorm), T.CreateTruncating(ForgetBias));
        return !LayerNorm ? LstmRuns.Create<T, TArithmetic>(shape, bias, false, null, Activation, numerics) : Activation switch
        {
            Activation.Tanh => new LayerNormLstmRun<T, TArithmetic, TanhActivation<T, TArithmetic>>(shape, bias, numerics),
            Activation.Sigmoid => new LayerNormLstmRun<T, TArithmetic, SigmoidActivation<T, TArithmetic>>(shape, bias, numerics),
            Activation.Relu => new LayerNormLstmRun<T, TArithmetic, ReluActivation<T>>(shape, bias, numerics),
            _ => new LayerNormLstmRun<T, TArithmetic, IdentityActivation<T>>(shape, bias, numerics),
        };
    }

    /// <inheritdoc/>
    internal override void Check() => ArgumentOutOfRangeException.ThrowIfLessThan(NumUnits, 1, "num_units");
}
