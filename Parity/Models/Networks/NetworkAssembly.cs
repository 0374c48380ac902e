using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>Puts the cells of one scope together: layers on one another, both directions side by side.</summary>
internal static class NetworkAssembly
{
    /// <summary>The network, or why they make none.</summary>
    public static (Network? Network, string? Why) Of(string scope, IReadOnlyList<(NetworkPath Path, RecognisedCell Cell)> cells)
    {
        var directions = cells.GroupBy(c => c.Path.Direction, StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal).Select(g => g.OrderBy(c => c.Path.Layer).ToList()).ToList();
        var made = directions.ConvertAll(d => Cell(d));
        if (made.Find(m => m.Why is not null).Why is { } why)
        {
            return (null, why);
        }

        var first = directions[0][0].Cell;
        if (made.Exists(m => m.Cell!.Line != made[0].Cell!.Line || m.Cell.Type != made[0].Cell!.Type) || directions.Exists(d => d[0].Cell.Inputs != first.Inputs))
        {
            return (null, $"its directions are not alike: {string.Join(" and ", made.Select(m => $"{m.Cell!.Type} {m.Cell.Line}"))}");
        }

        if (cells.Select(c => c.Cell.DType).Distinct().Count() > 1)
        {
            return (null, "its variables are not all of one type");
        }

        if (directions.Count == 1 && directions[0][0].Path is { Direction.Length: > 0 } lone && CellNames.Plain(lone.Root[(lone.Root.LastIndexOf('/') + 1)..]) is "bidirectional_rnn" or "stack_bidirectional_rnn")
        {
            return (null, $"expected directions fw and bw, got only '{directions[0][0].Cell.Group.Scope}'");
        }

        // a lone direction is a scope that someone called so
        var driver = directions.Count == 1 && directions[0][0].Path.Direction.Length > 0 ? Driver.DynamicRnn : directions[0][0].Path.Driver(made[0].Cell!);
        return (new Network
        {
            Scope = driver == Driver.DynamicRnn && directions[0][0].Path.Direction is { Length: > 0 } alone ? string.Join('/', new[] { scope, alone }.Where(w => w.Length > 0)) : scope,
            Driver = driver,
            Cell = made[0].Cell!,
            Inputs = first.Inputs,
            DType = first.DType,
            OrElse = first.OrElse,
            ByShape = cells.Any(c => c.Cell.ByShape),
            Groups = cells.ToDictionary(c => (driver == Driver.DynamicRnn ? string.Empty : c.Path.Direction, c.Path.Layer ?? 0), c => c.Cell.Group),
        }, null);
    }

    private static (CellSpec? Cell, string? Why) Cell(List<(NetworkPath Path, RecognisedCell Cell)> layers)
    {
        var direction = layers[0].Path.Direction.Length > 0 ? $" of direction {layers[0].Path.Direction}" : string.Empty;
        if (layers is [{ Path.Layer: null } single])
        {
            return (single.Cell.Spec, null);
        }

        if (layers.Exists(l => l.Path.Layer is null) || layers.Select(l => l.Path.Layer!.Value).SequenceEqual(Enumerable.Range(0, layers.Count)) is false)
        {
            return (null, $"expected layers cell_0, cell_1, …{direction}; got {string.Join(", ", layers.Select(l => $"'{l.Cell.Group.Scope}'"))}");
        }

        var sides = layers[0].Path.Stacked ? 2 : 1;
        for (var k = 1; k < layers.Count; k++)
        {
            if (layers[k].Cell.Inputs != sides * layers[k - 1].Cell.Spec.OutputSize)
            {
                return (null, FormattableString.Invariant($"layer {k}{direction} takes {layers[k].Cell.Inputs} inputs: expected {sides * layers[k - 1].Cell.Spec.OutputSize}, what the one below gives"));
            }
        }

        return (new CellSpec { Type = "MultiRNNCell", Cells = [.. layers.Select(l => l.Cell.Spec)] }, null);
    }
}
