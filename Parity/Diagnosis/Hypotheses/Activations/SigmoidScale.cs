using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Activations;

/// <summary>A sigmoid made of tanh with a half in the wrong place.</summary>
internal sealed class SigmoidScale : Hypothesis
{
    private static readonly (string Text, Activation Function, bool Rare)[] Ways =
    [
        ("σ(2x): ½·(1 + tanh(x))", new Activation(x => Sigmoid(2 * x), (_, y) => 2 * y * (1 - y)), false),
        ("σ(x/2)", new Activation(x => Sigmoid(x / 2), (_, y) => 0.5 * y * (1 - y)), false),
        ("tanh(x/2), neither halved nor raised", new Activation(x => Math.Tanh(x / 2), (_, y) => 0.5 * (1 - (y * y))), true),
        ("½·tanh(x/2), not raised", new Activation(x => 0.5 * Math.Tanh(x / 2), (_, y) => 0.25 * (1 - (4 * y * y))), true),
        ("tanh(x)", Activation.Tanh, true),
    ];

    /// <inheritdoc/>
    public override string Name => "sigmoid of 0.5x scale";

    /// <inheritdoc/>
    public override string Explanation =>
        "σ(x) = ½·(1 + tanh(x/2)). Written with tanh, one of the two halves is easily lost or put in once more: the gates are then too steep, too flat, or not between 0 and 1.";

    /// <inheritdoc/>
    public override string Fix => "σ(x) = 0.5·(1 + tanh(0.5·x)): the half stands inside as well as outside.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasGates();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, function, rare) in Ways)
        {
            yield return new Variant(text, _ => Plant.Of(r => r with { Gate = function })) { Rare = rare };
            yield return new Variant($"{text}, its slope still y(1 − y)", _ => Plant.Of(r => r with { Gate = function with { Slope = Activation.Sigmoid.Slope } })) { Rare = true };
        }

        yield return new Variant("in the slope alone: ½·y(1 − y)", _ => Slope((_, y) => 0.5 * y * (1 - y))) { GradientsOnly = true, Rare = true };
        yield return new Variant("in the slope alone: y", _ => Slope((_, y) => y)) { GradientsOnly = true, Rare = true };
    }

    private static Plant Slope(Func<double, double, double> slope) => Plant.Of(r => r with { Gate = r.Gate with { Slope = slope } });

    private static double Sigmoid(double x) => Activation.Sigmoid.Value(x);
}
