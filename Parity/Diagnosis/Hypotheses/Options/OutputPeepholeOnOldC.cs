using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>c for c' in the output gate.</summary>
internal sealed class OutputPeepholeOnOldC : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "output gate's peephole on the old c";

    /// <inheritdoc/>
    public override string Explanation =>
        "The gates i and f look at the c before the step, the output gate at the c' that the step has just made. A port that computes all three gates at once, "
        + "before there is a c', gives the output gate the old one: the first step from a zero state has no output peephole at all.";

    /// <inheritdoc/>
    public override string Fix => "Compute c' first, then o = σ(o + w_o_diag∘c').";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasPeepholes();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { OutputPeepholeSeesOldC = true } }));
    }
}
