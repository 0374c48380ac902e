using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Activations;

/// <summary>A piecewise linear sigmoid.</summary>
internal sealed class HardSigmoid : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "hard sigmoid";

    /// <inheritdoc/>
    public override string Explanation =>
        "The gates i, f and o go through a straight line clipped to [0, 1] in the place of σ. Old Keras has it as the default recurrent_activation of its LSTM (0.2·x + 0.5), and some exporters and devices put one in for speed.";

    /// <inheritdoc/>
    public override string Fix => "Use σ(x) = 1/(1 + exp(−x)) for i, f and o (recurrent_activation='sigmoid' in Keras).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasGates();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, slope) in new[] { ("clip(0.2·x + 0.5, 0, 1)", 0.2), ("clip(x/6 + 0.5, 0, 1)", 1.0 / 6), ("clip(x/4 + 0.5, 0, 1)", 0.25) })
        {
            yield return new Variant(text, _ => Plant.Of(r => r with { Gate = Hard(slope) }));
            yield return new Variant($"{text}, its slope still y(1 − y)", _ => Plant.Of(r => r with { Gate = Hard(slope) with { Slope = Activation.Sigmoid.Slope } })) { Rare = true };
        }
    }

    private static Activation Hard(double slope) => new(x => Math.Clamp((slope * x) + 0.5, 0, 1), (_, y) => y > 0 && y < 1 ? slope : 0);
}
