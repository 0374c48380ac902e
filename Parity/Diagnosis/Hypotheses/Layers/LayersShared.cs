using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>One layer's weights in all.</summary>
internal sealed class LayersShared : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layers sharing weights";

    /// <inheritdoc/>
    public override string Explanation =>
        "Several layers run one cell's weights: [cell] * 2 is one object twice, and what loads weights by the end of their names finds the same one for every "
        + "layer. TensorFlow refuses the first where depths differ, and elsewhere it is silent.";

    /// <inheritdoc/>
    public override string Fix => "Make a cell for each layer, and load multi_rnn_cell/cell_0/…, cell_1/… each into its own.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasLayers();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps && LayerExchange.Alike(setting).Any();

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (one, other) in LayerExchange.Alike(setting))
        {
            foreach (var (from, to) in new[] { (one, other), (other, one) })
            {
                var text = FormattableString.Invariant($"layer {to} has those of layer {from}");
                yield return new Variant(text, s => Shared(s, from, to, back: false)) { Rare = from > to };
                yield return new Variant($"{text}; the gradient of both uses is summed in one, the other's is zero", s => Shared(s, from, to, back: true)) { Rare = from > to };
            }
        }
    }

    private static Plant Shared(Setting setting, int from, int to, bool back) => new()
    {
        Reads = [LayerExchange.Twins(setting, to, from).Aggregate(new Mapping { GradientsGoBack = back }, (map, t) => map.With(t.Of.Name, t.Twin.Name))],
    };
}
