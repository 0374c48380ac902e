using System.Globalization;
using Parity.Cases;
using Parity.Tensors;
using Parity.Weights.Networks;

namespace Parity.Onnx;

/// <summary>The nodes of a case's cells, layer by layer; values over time are <c>[T, B, …]</c>, one a direction.</summary>
internal sealed class CellNodes(GraphBuilder graph, RowTimes time, Case row, TensorSet given)
{
    private readonly Dictionary<string, (string Value, int Size)> states = new(StringComparer.Ordinal);
    private readonly bool initial = given.Under("initial_state/").Any();

    /// <summary>Whether a layer adds its input to its output, which leaves the inputs' padding in the outputs.</summary>
    public bool HasResidual { get; private set; }

    /// <summary>The last states by their names in the case, <c>[B, H]</c>.</summary>
    public IEnumerable<(string Name, string Value, int Size)> States =>
        row.Driver.Directions().SelectMany(d => row.Cell.States.Select(s => Drivers.Path("state", d, s.Path))).Select(n => (n, states[n].Value, states[n].Size));

    /// <summary>Adds a cell in each of the directions; returns its outputs, one a direction.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="directions">The directions' names.</param>
    /// <param name="x">What each reads.</param>
    /// <param name="layer">The head of its states' names: <c>1/</c>.</param>
    /// <param name="scope">The head of its variables' names: <c>multi_rnn_cell/cell_1/</c>.</param>
    public IReadOnlyList<string> Add(CellSpec cell, IReadOnlyList<string> directions, IReadOnlyList<string> x, string layer, string scope)
    {
        if (cell.Cell is { } wrapped)
        {
            HasResidual = true;
            return [.. Add(wrapped, directions, x, layer, scope).Zip(x, (y, own) => graph.Add("Add", [y, own]))];
        }

        if (cell.Cells is { } cells)
        {
            return cells.Select((c, k) => (Cell: c, k)).Aggregate(x, (below, c) => Add(
                c.Cell, directions, below, string.Create(CultureInfo.InvariantCulture, $"{layer}{c.k}/"), string.Create(CultureInfo.InvariantCulture, $"{scope}{cell.Kind.Scope}/cell_{c.k}/")));
        }

        return x.Distinct(StringComparer.Ordinal).Count() == 1 ? Operator(cell, directions, x[0], layer, scope) : [.. directions.SelectMany((d, k) => Operator(cell, [d], x[k], layer, scope))];
    }

    private IReadOnlyList<string> Operator(CellSpec cell, IReadOnlyList<string> directions, string x, string layer, string scope)
    {
        var which = RecurrentOperator.Of(cell)!;
        var weights = directions.Select(d => which.Weights.FromTensorFlow(cell, Variables(cell, d, scope))).ToList();
        var head = $"{string.Concat(directions)}{(directions is [""] ? string.Empty : "/")}{layer}{which.Type.ToLowerInvariant()}/";
        string Constant(string name) => weights[0].ContainsKey(name) ? graph.Constant(head + name, Slices.Together([.. weights.Select(w => w[name])])) : string.Empty;
        var peepholes = Constant("P");
        string[] paths = which.Type == "LSTM" ? ["h", "c"] : ["h"];
        var before = paths.Select(s => initial ? Initial(cell, directions, layer + s) : string.Empty);
        var (names, parameters) = which.Activations(cell);
        (string, object)[] attributes =
        [
            ("hidden_size", cell.NumUnits),
            ("direction", directions.Count == 2 ? "bidirectional" : directions[0] == "bw" ? "reverse" : "forward"),
            ("activations", directions.SelectMany(_ => names).ToArray()),
            .. parameters == 0 ? Array.Empty<(string, object)>()
                : [("activation_alpha", Enumerable.Repeat(1f, parameters * directions.Count).ToArray()), ("activation_beta", new float[parameters * directions.Count])],
        ];
        var made = graph.Add(which.Type, [x, Constant("W"), Constant("R"), Constant("B"), time.Lengths, .. before, peepholes], 1 + paths.Length, attributes);
        foreach (var (direction, d) in directions.Select((direction, d) => (direction, d)))
        {
            foreach (var (path, k) in paths.Select((path, k) => (path, k)))
            {
                states[Drivers.Path("state", direction, layer + path)] = (time.Kept(Of(made[1 + k], d, 0), initial ? Drivers.Path("initial_state", direction, layer + path) : null), cell.NumUnits);
            }
        }

        return [.. directions.Select((_, d) => Of(made[0], d, 1))];
    }

    /// <summary>One direction of what an operator makes.</summary>
    private string Of(string value, int direction, int axis) => graph.Add("Gather", [value, graph.Scalar(direction)], ("axis", axis));

    /// <summary><c>[D, B, H]</c> of the case's initial states.</summary>
    private string Initial(CellSpec cell, IReadOnlyList<string> directions, string path)
    {
        var each = directions.Select(d => graph.Add("Unsqueeze", [graph.Input(Drivers.Path("initial_state", d, path), row.DType, "B", cell.NumUnits), graph.Row(0)])).ToList();
        return each.Count == 1 ? each[0] : graph.Add("Concat", each, ("axis", 0));
    }

    private TensorSet Variables(CellSpec cell, string direction, string scope)
    {
        var names = cell.Kind.Variables(cell, 1).Select(v => v.Name);
        return new(names.Select(n => KeyValuePair.Create(n, given["weights/" + CellVariables.Name(given, direction, $"{scope}{cell.Kind.Scope}/{n}")])));
    }
}
