using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>One layer for another.</summary>
internal sealed class LayersSwapped : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layers swapped";

    /// <inheritdoc/>
    public override string Explanation =>
        "MultiRNNCell's cells and its state are in order from the input up: cell_0 reads the input, cell_1 what cell_0 puts out. A port that stacks from the "
        + "top down, or lists states in another order, exchanges layers; where they are of one size every shape fits.";

    /// <inheritdoc/>
    public override string Fix => "cell_0 and state[0] are the layer that reads the input; the output is the last cell's.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasLayers();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        (setting.Steps && LayerExchange.Alike(setting).Any())
        || (Pairs(setting).Any() && (setting.HasInitialState ? setting.Steps || !Results.IsOutputs(array) : Results.IsState(array) || (setting.Steps && Results.IsGradient(array))));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (one, other) in LayerExchange.Alike(setting))
        {
            var text = FormattableString.Invariant($"{one} and {other}");
            yield return new Variant($"weights of {text}", s => new Plant { Reads = [Weights(s, one, other, back: true)] });
            yield return new Variant($"weights of {text}, and their gradients are given to the layer that used them", s => new Plant { Reads = [Weights(s, one, other, back: false)] }) { Rare = true };
        }

        foreach (var (one, other) in Pairs(setting))
        {
            var text = FormattableString.Invariant($"{one} and {other}");
            yield return new Variant($"last states of {text}", s => new Plant { Gives = [States(s, "state", one, other, back: true)] });
            yield return new Variant($"last states of {text}, though gradients are right", s => new Plant { Gives = [States(s, "state", one, other, back: false)] });
            if (setting.HasInitialState)
            {
                yield return new Variant($"initial states of {text}", s => new Plant { Reads = [States(s, "initial_state", one, other, back: true)] });
                yield return new Variant($"initial and last states of {text}", s => new Plant { Reads = [States(s, "initial_state", one, other, back: true)], Gives = [States(s, "state", one, other, back: true)] });
                yield return new Variant($"initial states of {text}, gradients as they were computed", s => new Plant { Reads = [States(s, "initial_state", one, other, back: false)] }) { Rare = true };
            }
        }
    }

    private static IEnumerable<(int One, int Other)> Pairs(Setting setting)
    {
        var count = LayerExchange.Count(setting);
        return from one in Enumerable.Range(0, count) from other in Enumerable.Range(0, count) where one < other && LayerExchange.States(setting, "state", one, other).Any() select (one, other);
    }

    private static Mapping Weights(Setting setting, int one, int other, bool back) => LayerExchange.Twins(setting, one, other)
        .Aggregate(new Mapping { GradientsGoBack = back }, (map, t) => map.With(t.Of.Name, t.Twin.Name).With(t.Twin.Name, t.Of.Name));

    private static Mapping States(Setting setting, string head, int one, int other, bool back) => LayerExchange.States(setting, head, one, other)
        .Aggregate(new Mapping { GradientsGoBack = back }, (map, t) => map.With(t.Of, t.Twin).With(t.Twin, t.Of));
}
