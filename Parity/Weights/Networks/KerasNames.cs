using System.Globalization;

namespace Parity.Weights.Networks;

/// <summary>Weights of Keras layers: <c>lstm/lstm_cell/kernel:0</c>, <c>bidirectional/forward_lstm/lstm_cell/recurrent_kernel:0</c>. Each layer has a scope of its own.</summary>
internal sealed class KerasNames : NameForm
{
    private static readonly string[] Tensors = ["kernel", "recurrent_kernel", "bias"];

    /// <inheritdoc/>
    public override string Family => "keras";

    /// <inheritdoc/>
    public override WeightName? Parse(string name)
    {
        var words = (name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name).Split('/').ToList();
        if (Array.IndexOf(Tensors, words[^1]) < 0)
        {
            return null;
        }

        var tensor = words[^1];
        words.RemoveAt(words.Count - 1);
        if (words is [.., var cell] && cell.Contains("_cell", StringComparison.Ordinal))
        {
            words.RemoveAt(words.Count - 1);
        }

        var direction = words is [.., var last] ? last.StartsWith("forward_", StringComparison.Ordinal) ? "fw" : last.StartsWith("backward_", StringComparison.Ordinal) ? "bw" : string.Empty : string.Empty;
        if (direction.Length > 0)
        {
            words.RemoveAt(words.Count - 1);
        }

        return new(string.Join('/', words), 0, direction, tensor);
    }

    /// <inheritdoc/>
    public override string Format(WeightName name, NetworkShape network)
    {
        var layer = Layer(network.CellTypes[name.Layer]);
        var number = name.Layer == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"_{name.Layer}");
        var scope = name.Scope.Length == 0 ? string.Empty : name.Scope.Replace('.', '/') + "/";
        var own = name.Direction switch { "fw" => $"bidirectional{number}/forward_{layer}", "bw" => $"bidirectional{number}/backward_{layer}", _ => layer + number };
        return $"{scope}{own}/{layer}_cell/{name.Tensor}:0";
    }

    /// <inheritdoc/>
    public override string? CannotName(NetworkShape network) => network is { Layers: > 1, Bidirectional: true, Stacked: false }
        ? "a MultiRNNCell in each direction: a Bidirectional layer reads both directions of the layer below"
        : null;

    private static string Layer(string cell) => cell.StartsWith("GRU", StringComparison.Ordinal) ? "gru" : cell == "BasicRNNCell" ? "simple_rnn" : "lstm";
}
