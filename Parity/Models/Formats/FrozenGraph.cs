using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>A frozen <c>GraphDef</c>: <c>convert_variables_to_constants</c> has put each variable's value in its place as a <c>Const</c>.</summary>
internal static class FrozenGraph
{
    private static readonly string[] VariableOps = ["Variable", "VariableV2", "VarHandleOp"];

    /// <summary>Its constants that were variables: those that a node named as a variable's reader reads; where a tool has removed the readers, floating-point ones that are no scalars.</summary>
    /// <exception cref="BadInputException">It is no GraphDef, not frozen, or damaged.</exception>
    public static OpenedModel Open(string path, GraphDef graph)
    {
        Whole(path, graph);
        var unfrozen = graph.Node.Where(n => Array.IndexOf(VariableOps, n.Op) >= 0).ToList();
        if (unfrozen.Count > 0)
        {
            throw new BadInputException(FormattableString.Invariant($"{path}: not frozen: {unfrozen.Count} variable(s) have no value in it, such as '{unfrozen[0].Name}' ({unfrozen[0].Op}): name the checkpoint or the SavedModel that has them"));
        }

        var constants = graph.Node.Where(n => n.Op == "Const").Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var read = graph.Node.Where(n => n.Op == "Identity" && n.Input.Count > 0 && constants.Contains(n.Input[0]) && n.Name.StartsWith(n.Input[0] + "/", StringComparison.Ordinal)).Select(n => n.Input[0]).ToHashSet(StringComparer.Ordinal);
        return new("frozen GraphDef",
        [
            .. from node in graph.Node
               where node.Op == "Const"
               let variable = ConstTensor.Variable(path, node)
               where read.Contains(node.Name) || (read.Count == 0 && variable.Shape.Count > 0 && variable.DType.StartsWith("float", StringComparison.Ordinal))
               select variable,
        ], graph);
    }

    /// <summary>There is no checksum, and a file that is cut between two nodes is a GraphDef, too; but mostly one with a node that asks for another that is gone.</summary>
    private static void Whole(string path, GraphDef graph)
    {
        if (graph.Node.Count == 0 || graph.Node.Any(n => n.Name.Length == 0 || n.Op.Length == 0))
        {
            throw new BadInputException($"{path}: no GraphDef: expected nodes with names and ops");
        }

        var names = graph.Node.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Node)
        {
            var missing = node.Input.Select(i => i.TrimStart('^').Split(':')[0]).FirstOrDefault(i => !names.Contains(i));
            if (missing is not null)
            {
                throw new BadInputException($"{path}: cut short or damaged: node '{node.Name}' takes '{missing}', which is not in it");
            }
        }
    }
}
