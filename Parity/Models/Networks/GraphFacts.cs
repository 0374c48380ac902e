using Parity.Cases;
using Parity.Models.Formats;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Networks;

/// <summary>
/// What the graph beside the weights tells of a network's cells and no variable does: block cells are ops of their own, with their arguments; an LSTM adds its
/// <c>forget_bias</c>, a constant, before a sigmoid; what is no sigmoid is the activation; a minimum is a clip.
/// </summary>
internal sealed class GraphFacts
{
    private readonly List<string> told = [];
    private bool isClassTold;

    private GraphFacts()
    {
    }

    /// <summary>The network with what its graph tells.</summary>
    public static Network Of(Network network, GraphDef graph)
    {
        var nodes = graph.Node.Where(n => network.Scope.Length == 0 || n.Name.StartsWith(network.Scope + "/", StringComparison.Ordinal)).ToDictionary(n => n.Name, StringComparer.Ordinal);
        var facts = new GraphFacts();
        CellSpec[] layers = [.. (network.Cell.Cells ?? [network.Cell]).Select((cell, layer) => facts.Told(cell, Within(network, nodes, layer), nodes))];
        return network with
        {
            Cell = network.Cell.Cells is null ? layers[0] : network.Cell with { Cells = layers },
            OrElse = facts.isClassTold ? [] : network.OrElse,
            Told = [.. facts.told.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The nodes that a layer's cells, in all directions, have made: those below their scopes' last words.</summary>
    private static List<NodeDef> Within(Network network, Dictionary<string, NodeDef> nodes, int layer)
    {
        var name = network.Groups.First(g => g.Key.Layer == layer).Value.Name;
        return [.. nodes.Values.Where(n => n.Name.Split('/') is var words && words.Contains(name, StringComparer.Ordinal) && (network.Cell.Cells is null || words.Any(w => CellNames.Layer(w) == layer)))];
    }

    private CellSpec Told(CellSpec cell, List<NodeDef> made, Dictionary<string, NodeDef> nodes)
    {
        var blocks = made.Where(n => n.Op is "LSTMBlockCell" or "BlockLSTM" or "GRUBlockCell").ToList();
        if (blocks.Count > 0)
        {
            return Block(cell, blocks[0]);
        }

        isClassTold |= made.Exists(n => n.Op == "Sigmoid");
        var biases = cell.Kind.Arguments.Contains("forget_bias", StringComparer.Ordinal) ? made.Where(n => n.Op == "Sigmoid").Select(n => AddedConstant(n, nodes, 3)).OfType<double>().Distinct().ToList() : [];
        if (biases is [var bias])
        {
            told.Add(FormattableString.Invariant($"forget_bias {bias}"));
            cell = cell with { ForgetBias = bias };
        }

        string[] activations = [.. new[] { "tanh", "relu" }.Where(a => made.Exists(n => string.Equals(n.Op, a, StringComparison.OrdinalIgnoreCase)))];
        if (activations is [var activation] && cell.Kind.Arguments.Contains("activation", StringComparer.Ordinal))
        {
            told.Add($"activation {activation}");
            cell = cell with { Activation = activation };
        }

        return made.Count > 0 && cell.Kind.Arguments.Contains("cell_clip", StringComparer.Ordinal) ? Clipped(cell, made, nodes) : cell;
    }

    /// <summary><c>clip_by_value</c> is a minimum and a maximum. Where there are a projection and one clip, it is not clear whose that is.</summary>
    private CellSpec Clipped(CellSpec cell, List<NodeDef> made, Dictionary<string, NodeDef> nodes)
    {
        var limits = made.Where(n => n.Op is "Minimum" or "ClipByValue").Select(n => AddedConstant(n, nodes, 2)).Distinct().ToList();
        switch (limits)
        {
            case []:
                told.AddRange(cell.NumProj is null ? ["cell_clip none"] : ["cell_clip none", "proj_clip none"]);
                return cell;
            case [{ } limit] when cell.NumProj is null:
                told.Add(FormattableString.Invariant($"cell_clip {Math.Abs(limit)}"));
                return cell with { CellClip = Math.Abs(limit) };
            default:
                return cell;
        }
    }

    private CellSpec Block(CellSpec cell, NodeDef block)
    {
        isClassTold = true;
        if (block.Op == "GRUBlockCell")
        {
            return cell with { Type = "GRUBlockCellV2" };
        }

        var (bias, clip) = (Number(block, "forget_bias"), Number(block, "cell_clip"));
        cell = cell with
        {
            Type = block.Op == "BlockLSTM" ? "LSTMBlockFusedCell" : "LSTMBlockCell",
            UsePeephole = cell.UsePeepholes || cell.UsePeephole,
            UsePeepholes = false,
            ForgetBias = bias ?? cell.ForgetBias,
            CellClip = clip > 0 ? clip : null,
        };
        told.AddRange(new[] { bias is null ? null : FormattableString.Invariant($"forget_bias {bias}"), clip is null ? null : clip > 0 ? FormattableString.Invariant($"cell_clip {clip}") : "cell_clip none" }.OfType<string>());
        return cell;
    }

    private static double? Number(NodeDef node, string attribute) => node.Attr.TryGetValue(attribute, out var value) && value.F is { } number ? number : null;

    /// <summary>The scalar constant among what is added up into a node's input.</summary>
    private static double? AddedConstant(NodeDef node, Dictionary<string, NodeDef> nodes, int depth)
    {
        foreach (var input in node.Input.Where(i => !i.StartsWith('^')))
        {
            if (!nodes.TryGetValue(input.Split(':')[0], out var from) || depth == 0)
            {
                continue;
            }

            var found = from.Op switch
            {
                "Const" => Scalar(from),
                "Add" or "AddV2" => AddedConstant(from, nodes, depth - 1),
                "Enter" or "Identity" => AddedConstant(from, nodes, depth - 1),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static double? Scalar(NodeDef node) => ConstTensor.Variable("graph", node) is { Unreadable: null, Shape.Count: 0 } constant && constant.Load() is { DType: Tensors.DType.Float32 or Tensors.DType.Float64 } value ? value.At(0) : null;
}
