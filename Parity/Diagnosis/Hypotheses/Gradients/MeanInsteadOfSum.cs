namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Divided by B, by T or by both.</summary>
internal sealed class MeanInsteadOfSum : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "mean instead of sum over the batch or over time";

    /// <inheritdoc/>
    public override string Explanation =>
        "Gradients are sums over the rows of the batch and over the steps. Divided by B, by T or by the number of steps they have the right direction and another size: with plain SGD it is another learning rate, with Adam it is nearly unseen, with clipping and weight decay it matters again.";

    /// <inheritdoc/>
    public override string Fix => "Sum over the batch and over time; a mean belongs into the loss, whose cotangents are given here.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && Factors(setting).Any() && (setting.Steps || (Results.IsInitialStateGradient(array) && setting.Batch > 0));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, factor) in Factors(setting))
        {
            yield return Of($"{text}, in all gradients", factor, s => s.ResultNames(Results.IsGradient));
            yield return Of($"{text}, in the weights' gradients", factor, s => s.ResultNames(Results.IsWeightGradient));
            yield return new Variant($"{text}, in what comes from the outputs", s => new Plant { Cotangents = [Scaled(s.GivenNames("cotangent/outputs"), factor)] }) { GradientsOnly = true };
            yield return Of($"{text}, in the biases' gradients", factor, s => s.ResultNames(Results.IsBiasGradient)) with { Rare = true };
        }

    }

    /// <summary>The factors that are not 1, each once.</summary>
    private static IEnumerable<(string Text, double Factor)> Factors(Setting setting)
    {
        var (b, t) = (setting.Batch, setting.Shape.Time);
        return new[] { ("over the batch", b), ("over time", t), ("over the batch and over time", b * t), ("over all steps that count", setting.Lengths.Sum()) }
            .Where(f => f.Item2 > 1)
            .DistinctBy(f => f.Item2)
            .Select(f => (f.Item1, 1.0 / f.Item2));
    }

    private static Variant Of(string text, double factor, Func<Setting, IEnumerable<string>> arrays) =>
        new(text, s => new Plant { Gradients = [Scaled(arrays(s), factor)] }) { GradientsOnly = true };

    private static Mapping Scaled(IEnumerable<string> arrays, double factor) => arrays.Aggregate(new Mapping(), (map, name) => map.With(name, name, scale: factor));

}
