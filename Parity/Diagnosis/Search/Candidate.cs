namespace Parity.Diagnosis.Search;

/// <summary>A way in which a mistake is made, on this case.</summary>
/// <param name="Hypothesis">The mistake.</param>
/// <param name="Variant">The way.</param>
/// <param name="Order">Its place in the list: of two that explain as much the earlier one is named first.</param>
internal sealed record Candidate(Hypothesis Hypothesis, Variant Variant, int Order)
{
    /// <summary>All that can be seen on a case in any of the arrays: the ways without a parameter, in every direction together and in one alone.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Hypothesis> hypotheses, Setting setting, Evidence evidence)
    {
        var variants = from h in hypotheses
                       where evidence.Arrays.Any(a => h.Shows(setting, a.Name))
                       from v in h.Variants(setting)
                       from way in InDirections(v, setting)
                       select (Hypothesis: h, Variant: way);
        return [.. variants.Select((v, at) => new Candidate(v.Hypothesis, v.Variant, v.Variant.Rare ? at + 100_000 : at))];
    }

    private static IEnumerable<Variant> InDirections(Variant variant, Setting setting) =>
        setting.Bidirectional && variant.PerDirection ? [variant, .. setting.Directions.Select(variant.Only)] : [variant];
}
