using Parity.Cases;
using Parity.Tensors;

namespace Parity.Models.Networks;

/// <summary>A network that the variables of a model are of: cells under one of TensorFlow's drivers.</summary>
public sealed record Network
{
    /// <summary>Its scope: what <c>--scope</c> names.</summary>
    public required string Scope { get; init; }

    /// <summary>The function that made it, from the scopes' names; a <c>static_rnn</c> has the same ones as a <c>dynamic_rnn</c>, and gives the same outputs.</summary>
    public required Driver Driver { get; init; }

    /// <summary>Its cell, with TensorFlow's defaults for what no variable tells: <c>forget_bias</c>, <c>activation</c>, clips.</summary>
    public required CellSpec Cell { get; init; }

    /// <summary>I.</summary>
    public required int Inputs { get; init; }

    /// <summary>The type of its variables.</summary>
    public required DType DType { get; init; }

    /// <summary>Other classes that have variables of these names and shapes, so that the file cannot tell; of a <c>MultiRNNCell</c> those of its first layer.</summary>
    public required IReadOnlyList<string> OrElse { get; init; }

    /// <summary>Whether only shapes tell what its cells are.</summary>
    public bool ByShape { get; init; }

    /// <summary>The arguments of its cell that the graph in the file tells: <c>forget_bias 1</c>, …; none where it has no graph.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Its cells by direction and layer; layer 0 where there are none.</summary>
    internal IReadOnlyDictionary<(string Direction, int Layer), CellGroup> Groups { get; init; } = new Dictionary<(string Direction, int Layer), CellGroup>();

    /// <summary>Its cell with each single one within it put through <paramref name="change"/>.</summary>
    internal static CellSpec Each(CellSpec cell, Func<CellSpec, CellSpec> change) => cell.Cells is { } layers ? cell with { Cells = [.. layers.Select(l => Each(l, change))] } : change(cell);
}
