using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>A residual where there is none.</summary>
internal sealed class ResidualAtAnotherLayer : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "residual at another layer";

    /// <inheritdoc/>
    public override string Explanation =>
        "The input is added around other layers than those in a ResidualWrapper: around every layer whose depths allow it, around all but the first, or around "
        + "the neighbour of the one that is meant.";

    /// <inheritdoc/>
    public override string Fix => "Add a layer's input to its output where its cell is in a ResidualWrapper, and nowhere else.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasLayers();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => LayerEffect.OfResiduals(setting, array, [.. Ways(setting).Select(w => w.Rule)]);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting) => Ways(setting).Select(way => new Variant(way.Text, _ => Plant.Of(r => r with { Residual = way.Rule })));

    private static IEnumerable<(string Text, Func<int, bool, bool> Rule)> Ways(Setting setting)
    {
        var wrapped = setting.Cells.Where(c => c.Wrapped).Select(c => c.Layer).ToHashSet();
        yield return ("at every layer that it fits", (_, _) => true);
        yield return ("at every layer but the first", (layer, _) => layer > 0);
        if (wrapped.Any(layer => layer > 0))
        {
            yield return ("at the layer below", (layer, _) => wrapped.Contains(layer + 1));
        }

        if (wrapped.Any(layer => layer + 1 < LayerExchange.Count(setting)))
        {
            yield return ("at the layer above", (layer, _) => wrapped.Contains(layer - 1));
        }
    }
}
