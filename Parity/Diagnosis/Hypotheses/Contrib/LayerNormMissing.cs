using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>No normalisation.</summary>
internal sealed class LayerNormMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layer norm missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The cell normalises each gate's pre-activation over its H units, and c' as well, with a gain and a shift each. Here one of these is left out, or all: "
        + "a port that ignores layer_norm=True, or that leaves c' as it is since the paper's figure shows the gates.";

    /// <inheritdoc/>
    public override string Fix => "Normalise i, j, f and o each by itself before the activations, and c' before it is put out and handed on.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Norm = r.Norm with { Gates = false, State = false } }));
        yield return new Variant("of c'", _ => Plant.Of(r => r with { Norm = r.Norm with { State = false } }));
        yield return new Variant("of the gates", _ => Plant.Of(r => r with { Norm = r.Norm with { Gates = false } }));
    }
}
