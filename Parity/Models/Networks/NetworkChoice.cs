using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>Which network of a model is meant.</summary>
internal static class NetworkChoice
{
    /// <summary>The one of that scope, or the only one below it; where a class is named, whatever is at the scope, as a cell of that class.</summary>
    /// <exception cref="BadInputException">There is none, or more than one; the line names those there are.</exception>
    public static Network Of(TensorFlowModel model, string? scope, string? type)
    {
        var asked = scope?.Trim('/') ?? string.Empty;
        if (model.Networks.FirstOrDefault(n => n.Scope == asked) is { } exact)
        {
            return exact;
        }

        if (type is not null && CellGroup.Of(model.Variables).FirstOrDefault(g => g.Scope == asked && asked.Length > 0) is { } group)
        {
            return Named(model, group, type);
        }

        var below = model.Networks.Where(n => asked.Length == 0 || n.Scope.StartsWith(asked + "/", StringComparison.Ordinal)).ToList();
        return below switch
        {
            [var only] => only,
            [_, ..] => throw new BadInputException($"{model.Path}: {(asked.Length == 0 ? "several networks" : $"several networks below scope '{asked}'")}: name one: {Names(below)}"),
            _ when model.Found.Misfits.FirstOrDefault(m => asked.Length == 0 || m.StartsWith($"scope '{asked}", StringComparison.Ordinal)) is { } misfit => throw new BadInputException($"{model.Path}: {misfit}"),
            _ => throw new BadInputException($"{model.Path}: no network{(asked.Length == 0 ? string.Empty : $" at scope '{asked}'")}{(model.Networks.Count > 0 ? $": those there are: {Names(model.Networks)}" : " is recognised by the names of its variables ('parity weights' lists them)")}"),
        };
    }

    private static Network Named(TensorFlowModel model, CellGroup group, string type)
    {
        var (cell, misfit) = CellRecognition.As(group, type);
        return cell is null ? throw new BadInputException($"{model.Path}: scope '{group.Scope}': {misfit}") : new Network
        {
            Scope = group.Scope,
            Driver = new NetworkPath(group.Scope, string.Empty, null, Stacked: false).Driver(cell.Spec),
            Cell = cell.Spec,
            Inputs = cell.Inputs,
            DType = cell.DType,
            OrElse = [],
            Groups = new Dictionary<(string Direction, int Layer), CellGroup> { [(string.Empty, 0)] = group },
        };
    }

    private static string Names(IReadOnlyList<Network> networks) => string.Join(", ", networks.Select(n => $"{n.Scope} ({n.Driver.Name()} of {n.Cell.Type})"));
}
