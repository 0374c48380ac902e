using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.ForgetBias;

/// <summary>The forget bias added to i, j or o.</summary>
internal sealed class ForgetBiasOnAnotherGate : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "forget bias added to another gate";

    /// <inheritdoc/>
    public override string Explanation =>
        "The forget bias goes to another quarter of the pre-activations than the third. Most often the gates were split in TensorFlow's order and the bias was folded in by another framework's, or the other way round: "
        + "in Keras's and PyTorch's order the second quarter is the forget gate, in TensorFlow's it is the new input.";

    /// <inheritdoc/>
    public override string Fix => "Add it to f, which is the third quarter in TensorFlow's order i j f o.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasForgetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps && setting.Cells.Any(c => c.Spec.ForgetBias != 0);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (gate, name) in new[] { ('i', "the input gate i"), ('j', "the new input j"), ('o', "the output gate o") })
        {
            yield return new Variant($"to {name}", _ => Plant.Of(r => r with { GateBias = b => Add(r.GateBias(b) with { F = 0 }, gate, r.GateBias(b).F) }));
        }

        foreach (var gate in "ijo")
        {
            yield return new Variant($"to f and to {gate}", _ => Plant.Of(r => r with { GateBias = b => Add(r.GateBias(b), gate, r.GateBias(b).F) })) { Rare = true };
        }

        yield return new Variant("to all gates", _ => Plant.Of(r => r with { GateBias = b => new GateBias(b, b, b, b) })) { Rare = true };
        yield return new Variant("to i, f and o", _ => Plant.Of(r => r with { GateBias = b => new GateBias(b, 0, b, b) })) { Rare = true };
    }

    private static GateBias Add(GateBias to, char gate, double value) => gate switch
    {
        'i' => to with { I = to.I + value },
        'j' => to with { J = to.J + value },
        _ => to with { O = to.O + value },
    };
}
