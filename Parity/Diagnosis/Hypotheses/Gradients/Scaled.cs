using System.Globalization;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Gradients times a constant, estimated.</summary>
internal sealed class Scaled : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gradients times a constant";

    /// <inheritdoc/>
    public override string Explanation =>
        "All gradients, or those of one kind, are the right ones times one number: a lost sign, a loss scale that was not taken off again, ½ or 2 of a squared loss. The number is given.";

    /// <inheritdoc/>
    public override string Fix => "Divide by it where it comes in: unscale before gradients are used, and check the sign and the constants of the loss.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && (setting.Steps || (Results.IsInitialStateGradient(array) && setting.Batch > 0));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting) => [];

    /// <inheritdoc/>
    public override bool EstimatesFromGradients => true;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Estimate(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var factors = Scale.Of(trial);
        var scaled = factors.Where(f => !Scale.IsOne(f.Value)).ToDictionary(StringComparer.Ordinal);
        if (Scale.Common(scaled.Values) is { } common && common is > 1 or < 0)
        {
            var factor = RoundNumber.Near(common) ?? common;
            var which = scaled.Count == factors.Count ? "all" : string.Join(", ", scaled.Keys);
            yield return new Variant($"{which}, times {factor.ToString("0.######", CultureInfo.InvariantCulture)}", _ => Scale.Times(scaled.Keys.ToDictionary(n => n, _ => factor, StringComparer.Ordinal)))
            {
                GradientsOnly = true,
                PerDirection = false,
                Parameter = new Parameter("factor", factor),
            };
        }
    }
}
