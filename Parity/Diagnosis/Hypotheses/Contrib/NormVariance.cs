using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>The estimate's divisor.</summary>
internal sealed class NormVariance : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layer norm's variance over H − 1";

    /// <inheritdoc/>
    public override string Explanation =>
        "The variance is divided by H − 1, as torch.std and NumPy's ddof=1 do for an estimate from a sample. Layer normalisation divides by H; with few units "
        + "it is plainly seen.";

    /// <inheritdoc/>
    public override string Fix => "Divide the sum of squares by H (unbiased=False, ddof=0).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps && setting.Cells.All(c => c.Spec.NumUnits > 1);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (setting.Cells.All(c => c.Spec.NumUnits > 1))
        {
            yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Norm = r.Norm with { Unbiased = true } }));
        }
    }
}
