using Parity.Cases;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Networks;

/// <summary>What the names and shapes of a model's variables tell.</summary>
/// <param name="Networks">The networks, by scope.</param>
/// <param name="Misfits">Scopes that have the name of a cell and not its variables, cells that make no network: a line each.</param>
internal sealed record FoundNetworks(IReadOnlyList<Network> Networks, IReadOnlyList<string> Misfits)
{
    /// <summary>Looks for them; the graph, where there is one, tells more.</summary>
    public static FoundNetworks Among(IReadOnlyList<ModelVariable> variables, GraphDef? graph)
    {
        var slots = OptimizerSlots.Among(variables);
        var seen = CellGroup.Of(variables.Where(v => !slots.ContainsKey(v.Name))).Select(CellRecognition.Of).ToList();
        List<string> misfits = [.. seen.Select(s => s.Misfit).OfType<string>()];
        var cells = seen.Select(s => s.Cell).OfType<RecognisedCell>().Select(c => (Path: NetworkPath.Of(c.Group.Scope), Cell: c)).ToList();
        var networks = new List<Network>();
        foreach (var root in cells.GroupBy(c => (c.Path.Root, Single: c.Path is { Direction: "", Layer: null } ? c.Cell.Group.Scope : string.Empty, c.Path.Stacked)))
        {
            var scope = root.Key.Single.Length > 0 && (root.Key.Root.Length == 0 || cells.Count(c => c.Path.Root == root.Key.Root) > 1) ? root.Key.Single : root.Key.Root;
            var (network, why) = NetworkAssembly.Of(scope, [.. root]);
            if (network is not null)
            {
                networks.Add(graph is null ? network : GraphFacts.Of(network, graph));
            }
            else
            {
                misfits.Add($"scope '{scope}': {why}");
            }
        }

        return new FoundNetworks([.. networks.OrderBy(n => n.Scope, StringComparer.Ordinal)], misfits);
    }
}
