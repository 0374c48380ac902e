using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>No cell_clip.</summary>
internal sealed class CellClipMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "cell clip missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The cell has a cell_clip, and c' is not cut to ± it. While c stays within the limit nothing differs; from the first step at which an element goes past "
        + "it the rest of that row is wrong.";

    /// <inheritdoc/>
    public override string Fix => "Clip c' before it is used: c' = clip(c', −cell_clip, cell_clip), and the output and the next step get the clipped one.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasCellClip();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { CellClip = _ => new Clip(null) } }));
    }
}
