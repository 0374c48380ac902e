using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>One layer's state for all.</summary>
internal sealed class LayerStateShared : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "state of one layer used in all";

    /// <inheritdoc/>
    public override string Explanation =>
        "Every layer of a MultiRNNCell has a state of its own. A port with a single state starts each layer from the same one, or gives one layer's last state "
        + "for all of them; the others are lost.";

    /// <inheritdoc/>
    public override string Fix => "Hand each layer its own initial state, and give every layer's last one, in order from the input up.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasLayers();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        AnyTwins(setting) && (Results.IsState(array) || (setting.HasInitialState && (setting.Steps || Results.IsInitialStateGradient(array))));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var from in new[] { 0, LayerExchange.Count(setting) - 1 })
        {
            var text = from == 0 ? "the first layer's" : "the last layer's";
            yield return new Variant($"{text}, at the end", s => new Plant { Gives = [All(s, "state", from, back: false)] });
            if (setting.HasInitialState)
            {
                yield return new Variant($"{text}, at the start", s => new Plant { Reads = [All(s, "initial_state", from, back: false)] });
                yield return new Variant($"{text}, at the start; the gradient of all uses is summed in one, the others' are zero", s => new Plant { Reads = [All(s, "initial_state", from, back: true)] }) { Rare = true };
            }
        }
    }

    private static bool AnyTwins(Setting setting) =>
        new[] { 0, LayerExchange.Count(setting) - 1 }.Any(from => Enumerable.Range(0, LayerExchange.Count(setting)).Any(to => to != from && LayerExchange.States(setting, "state", to, from).Any()));

    private static Mapping All(Setting setting, string head, int from, bool back) => Enumerable.Range(0, LayerExchange.Count(setting))
        .Where(to => to != from)
        .SelectMany(to => LayerExchange.States(setting, head, to, from))
        .Aggregate(new Mapping { GradientsGoBack = back }, (map, t) => map.With(t.Of, t.Twin));
}
