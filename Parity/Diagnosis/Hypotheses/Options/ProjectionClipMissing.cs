using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>No proj_clip.</summary>
internal sealed class ProjectionClipMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "projection clip missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The cell has a proj_clip, and the projected output is not cut to ± it. Only outputs past the limit are wrong at first; through the state every later "
        + "step of the row is.";

    /// <inheritdoc/>
    public override string Fix => "Clip the projected output, h' = clip(m·P, −proj_clip, proj_clip): it is what the step puts out and what the next one reads.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasProjClip();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { ProjClip = _ => new Clip(null) } }));
        yield return new Variant("cut at cell_clip instead", s => Plant.Of(r => r with { Lstm = r.Lstm with { ProjClip = c => s.Cells.Select(p => p.Spec.CellClip).FirstOrDefault(l => l is not null) is { } limit ? c with { Limit = limit } : c } })) { Rare = true };
    }
}
