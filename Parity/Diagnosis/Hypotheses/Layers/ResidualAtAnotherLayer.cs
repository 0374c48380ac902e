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
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant("at every layer that it fits", _ => Plant.Of(r => r with { Residual = (_, _) => true }));
        yield return new Variant("at every layer but the first", _ => Plant.Of(r => r with { Residual = (layer, _) => layer > 0 }));
        var wrapped = setting.Cells.Where(c => c.Wrapped).Select(c => c.Layer).Distinct().ToList();
        if (wrapped.Count > 0)
        {
            yield return new Variant("at the layer below", _ => Plant.Of(r => r with { Residual = (layer, _) => wrapped.Contains(layer + 1) }));
            yield return new Variant("at the layer above", _ => Plant.Of(r => r with { Residual = (layer, _) => wrapped.Contains(layer - 1) }));
        }
    }
}
