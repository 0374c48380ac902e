using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>A bias that is not trained.</summary>
internal sealed class BiasGradientMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "bias gradient missing";

    /// <inheritdoc/>
    public override string Explanation => "The bias's gradient is zero: the bias is used, and never learns. It happens where the bias is a constant, or the way back stops at the product.";

    /// <inheritdoc/>
    public override string Fix => "The bias's gradient is the sum of dz over rows and steps.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasBias();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsBiasGradient(array) && setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, s => new Plant { Gradients = [s.ResultNames(Results.IsBiasGradient).Aggregate(new Mapping(), (map, name) => map.With(name, name, scale: 0))] }) { GradientsOnly = true };
    }
}
