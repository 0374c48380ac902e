using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Outputs before the last one get no cotangent.</summary>
internal sealed class OutputCotangentAtLastStep : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "cotangent of the outputs only at the last step";

    /// <inheritdoc/>
    public override string Explanation =>
        "Every output has a cotangent of its own, which joins the gradient of h at its step on the way back. Here only the last output's is used, as if the loss looked at that one alone.";

    /// <inheritdoc/>
    public override string Fix => "At each step of the way back add the output's cotangent of that step to the gradient of h before going through the cell.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of("each row's own last step", s => Keep(s, (d, n, t) => t == (d == "bw" ? 0 : s.Shape.Length(n) - 1)));
        yield return Of("the step at T − 1", s => Keep(s, (_, _, t) => t == s.Shape.Time - 1));
        yield return Of("all of them ignored", s => Keep(s, (_, _, _) => false));
        if (setting.Bidirectional)
        {
            yield return Of("the step at the row's end, in both directions", s => Keep(s, (_, n, t) => t == s.Shape.Length(n) - 1));
            yield return Of("the step at T − 1, in the backward direction at 0", s => Keep(s, (d, _, t) => t == (d == "bw" ? 0 : s.Shape.Time - 1)));
        }

        yield return Of("the first step alone", s => Keep(s, (d, n, t) => t == (d == "bw" ? s.Shape.Length(n) - 1 : 0))) with { Rare = true };
        yield return Of("all but the last step's", s => Keep(s, (d, n, t) => t != (d == "bw" ? 0 : s.Shape.Length(n) - 1))) with { Rare = true };
    }

    private static Variant Of(string text, Func<Setting, Plant> make) => new(text, make) { GradientsOnly = true };

    private static Plant Keep(Setting setting, Func<string, int, int, bool> keeps) => new()
    {
        Cotangents =
        [
            setting.Directions.Aggregate(new Mapping(), (map, d) => map.With(
                "cotangent/" + Drivers.Path("outputs", d),
                "cotangent/" + Drivers.Path("outputs", d),
                Indexes.Steps(setting, setting.OutputSize, (n, t) => keeps(d, n, t) ? t : Mapping.Zero))),
        ],
    };
}
