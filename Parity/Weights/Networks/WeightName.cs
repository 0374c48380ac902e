namespace Parity.Weights.Networks;

/// <summary>What an array's name says of its place in a network.</summary>
/// <param name="Scope">What stands before all of it: a prefix or a scope; often empty.</param>
/// <param name="Layer">The layer, from the input up.</param>
/// <param name="Direction"><c>fw</c>, <c>bw</c>, or empty where there is one direction.</param>
/// <param name="Tensor">The tensor's name in its layout.</param>
internal sealed record WeightName(string Scope, int Layer, string Direction, string Tensor)
{
    /// <summary>The class of TensorFlow's cell, where the name tells it.</summary>
    public string? CellType { get; init; }

    /// <summary>Whether a layer reads both directions of the one below (<c>stack_bidirectional_dynamic_rnn</c>, torch, ONNX), and not its own direction alone (a <c>MultiRNNCell</c> in each).</summary>
    public bool Stacked { get; init; }
}
