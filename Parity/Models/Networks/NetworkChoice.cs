using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>Which network of a model is meant.</summary>
internal static class NetworkChoice
{
    /// <summary>The one of that scope, or the only one below it.</summary>
    /// <exception cref="BadInputException">There is none, or more than one; the line names those there are.</exception>
    public static Network Of(TensorFlowModel model, string? scope)
    {
        var asked = scope?.Trim('/') ?? string.Empty;
        if (model.Networks.FirstOrDefault(n => n.Scope == asked) is { } exact)
        {
            return exact;
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

    private static string Names(IReadOnlyList<Network> networks) => string.Join(", ", networks.Select(n => $"{n.Scope} ({n.Driver.Name()} of {n.Cell.Type})"));
}
