using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>A clip between steps.</summary>
internal sealed class CellClipAfterOutput : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "h from the c that is not clipped";

    /// <inheritdoc/>
    public override string Explanation =>
        "c' is clipped for the next step, and the output is made of what it was before: h' = σ(o)·tanh(c') looks past the limit. The clip belongs between the "
        + "two, so that the state's c and the output's are one.";

    /// <inheritdoc/>
    public override string Fix => "Clip c' as soon as it is computed, before the output gate's peephole and the output look at it.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasCellClip();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { ClipsAfterOutput = true } }));
    }
}
