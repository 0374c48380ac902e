using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>No residual.</summary>
internal sealed class ResidualMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "residual missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "A cell in a ResidualWrapper puts out its input plus what the cell puts out. Here it is the cell's alone: nothing of the input goes around it. The "
        + "wrapper has no variables, so nothing is left over when weights are loaded.";

    /// <inheritdoc/>
    public override string Fix => "y = x + h' wherever the cell is wrapped; the state stays the cell's own h'.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasResidual();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => LayerEffect.OfResiduals(setting, array, (_, _) => false);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Residual = (_, _) => false }));
    }
}
