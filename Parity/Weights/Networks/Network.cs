using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>One cell of a network, with its weights in TensorFlow's variables.</summary>
/// <param name="Layer">The layer, from the input up.</param>
/// <param name="Direction"><c>fw</c>, <c>bw</c> or empty.</param>
/// <param name="Spec">The cell.</param>
/// <param name="Weights">Its variables, by their names below the cell's scope.</param>
public sealed record NetworkCell(int Layer, string Direction, CellSpec Spec, TensorSet Weights);

/// <summary>A recurrent network that was found among arrays.</summary>
/// <param name="Layout">The layout that its arrays are in.</param>
/// <param name="Scope">What stands before its arrays' names.</param>
/// <param name="Cells">Its cells.</param>
public sealed record Network(string Layout, string Scope, IReadOnlyList<NetworkCell> Cells)
{
    /// <summary>Whether nothing else could be meant.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>Why it was taken for this, in a line.</summary>
    public required string Why { get; init; }

    /// <summary>Whether a layer reads both directions of the one below.</summary>
    public bool Stacked { get; init; }

    /// <summary>What it is, in a line: <c>LSTMCell H=6, 2 layers, fw and bw</c>.</summary>
    public string Line => $"{string.Join(" + ", Cells.Where(c => c.Direction is "" or "fw").OrderBy(c => c.Layer).Select(c => $"{(c.Spec.Type == "LSTMCell" ? "LSTMCell " : string.Empty)}{c.Spec.Line}"))}{(Shape.Bidirectional ? ", fw and bw" : string.Empty)}";

    /// <summary>Its layers and directions.</summary>
    internal NetworkShape Shape => new(
        Cells.Max(c => c.Layer) + 1,
        Cells.Any(c => c.Direction == "bw"),
        Stacked,
        [.. Cells.Where(c => c.Direction is "" or "fw").OrderBy(c => c.Layer).Select(c => c.Spec.Type)]);
}
