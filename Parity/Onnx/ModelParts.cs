using ProtoBuf;
using Parity.Protos.Onnx;

namespace Parity.Onnx;

/// <summary>What a model has before some of its values, and what it has behind some of its nodes, each as a model.</summary>
internal static class ModelParts
{
    /// <summary>The part that computes some values: they are the outputs, by the keys' names.</summary>
    public static ModelProto Before(ModelProto model, IReadOnlyDictionary<string, string> values)
    {
        var part = Serializer.DeepClone(model);
        var kept = Needed(part.Graph, values.Values);
        Keep(part.Graph.Node, n => n.Output.Any(kept.Contains));
        Keep(part.Graph.Input, i => kept.Contains(i.Name));
        part.Graph.Output.Clear();
        foreach (var (name, value) in values)
        {
            part.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = [value], Output = [name] });
            part.Graph.Output.Add(new ValueInfoProto { Name = name });
        }

        return part;
    }

    /// <summary>The part behind some nodes: what they gave is given, in float32, under its own name.</summary>
    public static ModelProto Behind(ModelProto model, IReadOnlyCollection<NodeProto> nodes)
    {
        var part = Serializer.DeepClone(model);
        var given = nodes.SelectMany(n => n.Output).Where(o => o.Length > 0).ToHashSet(StringComparer.Ordinal);
        Keep(part.Graph.Node, n => !n.Output.Any(given.Contains));
        var kept = Needed(part.Graph, part.Graph.Output.Select(o => o.Name));
        Keep(part.Graph.Node, n => n.Output.Any(kept.Contains));
        Keep(part.Graph.Input, i => kept.Contains(i.Name));
        foreach (var name in given.Where(kept.Contains))
        {
            part.Graph.Input.Add(new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = 1 } } });
        }

        return part;
    }

    /// <summary>The inputs of a model that are no constants with a default.</summary>
    public static IEnumerable<ValueInfoProto> Inputs(ModelProto model)
    {
        var constants = model.Graph.Initializer.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return model.Graph.Input.Where(i => !constants.Contains(i.Name));
    }

    /// <summary>The inputs that a value is computed from.</summary>
    public static IReadOnlyList<ValueInfoProto> Sources(ModelProto model, string value)
    {
        var needed = Needed(model.Graph, [value]);
        return [.. Inputs(model).Where(i => needed.Contains(i.Name))];
    }

    private static HashSet<string> Needed(GraphProto graph, IEnumerable<string> values)
    {
        var maker = graph.Node.SelectMany(n => n.Output.Where(o => o.Length > 0).Select(o => (o, n))).ToDictionary(p => p.o, p => p.n, StringComparer.Ordinal);
        HashSet<string> needed = new(StringComparer.Ordinal);
        Stack<string> open = new(values);
        while (open.TryPop(out var value))
        {
            if (needed.Add(value) && maker.TryGetValue(value, out var node))
            {
                foreach (var input in Reads(node))
                {
                    open.Push(input);
                }
            }
        }

        return needed;
    }

    /// <summary>What a node reads, the branches of an <c>If</c> included.</summary>
    private static IEnumerable<string> Reads(NodeProto node) =>
        node.Input.Concat(node.Attribute.Select(a => a.G).OfType<GraphProto>().SelectMany(g => g.Node.SelectMany(Reads).Concat(g.Output.Select(o => o.Name)))).Where(i => i.Length > 0);

    private static void Keep<T>(List<T> all, Func<T, bool> which) => all.RemoveAll(a => !which(a));
}
