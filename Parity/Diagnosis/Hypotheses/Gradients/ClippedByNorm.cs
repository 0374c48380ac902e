using System.Globalization;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Gradients clipped, the norm estimated.</summary>
internal sealed class ClippedByNorm : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gradients clipped by global norm";

    /// <inheritdoc/>
    public override string Explanation =>
        "The gradients are scaled down together so that their common length is a given one (tf.clip_by_global_norm). It belongs to the optimiser's step; a clip that is left in compares scaled gradients with unscaled ones. The norm that they were clipped to is given.";

    /// <inheritdoc/>
    public override string Fix => "Take the gradients before they are clipped.";

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
        var clipped = factors.Where(f => !Scale.IsOne(f.Value)).ToDictionary(StringComparer.Ordinal);
        if (clipped.Count == 0 || clipped.Values.Any(f => f is <= 0 or >= 1))
        {
            yield break;
        }

        double Norm(IEnumerable<string> arrays) => Math.Sqrt(trial.Evidence.Arrays.Where(a => arrays.Contains(a.Name, StringComparer.Ordinal)).Sum(a => Scale.Square(a.Values)));
        if (Scale.Common(clipped.Values) is { } common)
        {
            var which = clipped.Count == factors.Count ? "all that were given"
                : factors.Keys.Where(Results.IsWeightGradient).All(clipped.ContainsKey) && clipped.Keys.All(Results.IsWeightGradient) ? "the weights' alone"
                : $"{string.Join(", ", clipped.Keys)} alone";
            yield return Of($"{which}, by a factor of {common.ToString("0.####", CultureInfo.InvariantCulture)}", clipped.Keys.ToDictionary(n => n, _ => common, StringComparer.Ordinal), Norm(clipped.Keys));
        }
        else if (Scale.Common(clipped.Keys.Select(n => Norm([n]))) is { } each)
        {
            yield return Of("each array by its own norm", clipped, each);
        }
    }

    private static Variant Of(string text, IReadOnlyDictionary<string, double> factors, double norm) =>
        new(text, _ => Scale.Times(factors)) { GradientsOnly = true, PerDirection = false, Parameter = new Parameter("norm", RoundNumber.Near(norm) ?? norm) };
}
