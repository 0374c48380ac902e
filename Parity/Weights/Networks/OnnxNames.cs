using System.Globalization;
using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>
/// The inputs of ONNX's recurrent operators by their names in the specification, both directions in one tensor: <c>W [D, G·H, I]</c>, <c>R [D, G·H, H]</c>,
/// <c>B [D, 2·G·H]</c>, <c>P [D, 3H]</c>, D being 1 or 2. An operator is a layer: <c>l1/W</c> where there are several.
/// </summary>
internal sealed class OnnxNames : NameForm
{
    private static readonly string[] Tensors = ["W", "R", "B", "P"];

    /// <inheritdoc/>
    public override string Family => "onnx";

    /// <inheritdoc/>
    public override WeightName? Parse(string name)
    {
        var words = name.Split('/').ToList();
        if (Array.IndexOf(Tensors, words[^1]) < 0)
        {
            return null;
        }

        var tensor = words[^1];
        words.RemoveAt(words.Count - 1);
        var layer = 0;
        if (words is [.., ['l', .. var digits]] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out layer))
        {
            words.RemoveAt(words.Count - 1);
        }

        return new(string.Join('/', words), layer, string.Empty, tensor);
    }

    /// <inheritdoc/>
    public override IEnumerable<(WeightName Name, Tensor Tensor)> Split(WeightName name, Tensor tensor)
    {
        if (tensor.Shape is not [1 or 2, ..] || !tensor.DType.IsFloating())
        {
            return [(name, tensor)];
        }

        var (directions, rest) = (tensor.Shape[0], tensor.Shape[1..]);
        return Enumerable.Range(0, directions).Select(d => (name with { Direction = directions == 1 ? string.Empty : d == 0 ? "fw" : "bw" }, Slices.Of(tensor, d, rest)));
    }

    /// <inheritdoc/>
    public override string Format(WeightName name, NetworkShape network)
    {
        var scope = name.Scope.Length == 0 ? string.Empty : name.Scope.Replace('.', '/') + "/";
        return string.Create(CultureInfo.InvariantCulture, $"{scope}{(network.Layers == 1 ? string.Empty : $"l{name.Layer}/")}{name.Tensor}");
    }

    /// <inheritdoc/>
    public override TensorSet Join(IEnumerable<(WeightName Name, Tensor Tensor)> arrays, NetworkShape network) =>
        new(arrays.GroupBy(a => Format(a.Name, network), StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create(g.Key, Slices.Together([.. g.OrderBy(a => a.Name.Direction == "bw").Select(a => a.Tensor)]))));

    /// <inheritdoc/>
    public override string? CannotName(NetworkShape network) => network is { Layers: > 1, Bidirectional: true, Stacked: false }
        ? "a MultiRNNCell in each direction: an operator has both directions of one layer"
        : null;
}
