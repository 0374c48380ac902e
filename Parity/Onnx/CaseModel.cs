using System.Globalization;
using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Protos;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>
/// A case as an ONNX model: its inputs and outputs have the case's names and shapes (<c>inputs</c>, <c>sequence_length</c>, <c>initial_state/…</c>; <c>outputs…</c>,
/// <c>state/…</c>) with B and T free, its weights are constants of ONNX's recurrent operators, one a layer, and of both directions where they read the same.
/// </summary>
public static class CaseModel
{
    /// <summary>The model's bytes, the same each time.</summary>
    /// <param name="row">The case.</param>
    /// <param name="given">Its arrays; of those, <c>weights/…</c> are written, and of the others the names, types and depths.</param>
    /// <exception cref="BadInputException">ONNX's operators cannot express the case, or the arrays are not the case's.</exception>
    public static byte[] Write(Case row, TensorSet given)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (OnnxLimits.CannotRun(row) is { } why)
        {
            throw new BadInputException($"{row.Id}: {why}");
        }

        var sizes = CaseShape.Of(row, given);
        var graph = new GraphBuilder(row.Driver.Name());
        object[] Sequence(int depth) => row.TimeMajor ? ["T", "B", depth] : ["B", "T", depth];
        string Turned(string value) => row.TimeMajor ? value : graph.Add("Transpose", [value], ("perm", new long[] { 1, 0, 2 }));

        var x = Turned(graph.Input("inputs", row.DType, Sequence(sizes.Inputs)));
        var time = RowTimes.Of(graph, given.Find("sequence_length")?.DType);
        var cells = new CellNodes(graph, time, row, given);
        var directions = row.Driver.Directions();
        var y = row.Driver == Driver.StackBidirectionalDynamicRnn ? Stack() : cells.Add(row.Cell, directions, [.. directions.Select(_ => x)], string.Empty, string.Empty);
        var outputs = row.Driver.Outputs(row.Cell);
        string[] results = outputs.Count == y.Count ? [.. y] : [graph.Add("Concat", y, ("axis", 2))];
        foreach (var ((name, size), result) in outputs.Zip(results))
        {
            graph.Output(name, Turned(cells.HasResidual ? time.Cleared(result, row.DType) : result), row.DType, Sequence(size));
        }

        foreach (var (name, value, size) in cells.States)
        {
            graph.Output(name, value, row.DType, "B", size);
        }

        return Message.Bytes(graph.Model);

        IReadOnlyList<string> Stack()
        {
            IReadOnlyList<string> below = [x];
            foreach (var (layer, k) in row.Cell.Cells!.Select((layer, k) => (layer, k)))
            {
                var both = below.Count == 1 ? below[0] : graph.Add("Concat", below, ("axis", 2));
                below = cells.Add(layer, directions, [.. directions.Select(_ => both)], string.Create(CultureInfo.InvariantCulture, $"{k}/"), string.Create(CultureInfo.InvariantCulture, $"cell_{k}/"));
            }

            return below;
        }
    }

    /// <summary>The names of what the model gives.</summary>
    public static IEnumerable<string> Results(Case row, TensorSet given) => CaseArrays.ResultNames(row, given).Where(n => OnnxLimits.DoesNotOwe(n) is null);

    /// <summary>What the model is given of a case's arrays, under their names.</summary>
    public static TensorSet Feeds(TensorSet given) =>
        new((given ?? throw new ArgumentNullException(nameof(given))).Where(g => g.Key is "inputs" or "sequence_length" || g.Key.StartsWith("initial_state/", StringComparison.Ordinal)));
}
