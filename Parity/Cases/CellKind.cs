namespace Parity.Cases;

/// <summary>What TensorFlow's class of a cell is made of: a row of <see cref="CellKinds"/>.</summary>
/// <param name="Short">How it is called in the names of graphs: <c>lstm</c>.</param>
/// <param name="Scope">Its variables' scope; empty where it makes none of its own.</param>
/// <param name="Arguments">The constructor arguments that change what it computes.</param>
internal sealed record CellKind(string Short, string Scope, params string[] Arguments)
{
    /// <summary>Its state, in TensorFlow's order.</summary>
    public required Func<CellSpec, IReadOnlyList<CellState>> States { get; init; }

    /// <summary>The depth of its output.</summary>
    public required Func<CellSpec, int> OutputSize { get; init; }

    /// <summary>Its variables for an input depth, by their names below <see cref="Scope"/>, in the order in which TensorFlow makes them.</summary>
    public required Func<CellSpec, int, IEnumerable<CellVariable>> Variables { get; init; }
}
