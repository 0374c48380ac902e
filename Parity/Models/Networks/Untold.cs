using System.Globalization;
using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>The arguments of a cell that no variable tells of.</summary>
public static class Untold
{
    private static readonly (string Name, Func<CellSpec, object?> Value)[] Arguments =
    [
        ("forget_bias", c => c.ForgetBias), ("activation", c => c.Activation), ("cell_clip", c => c.CellClip), ("proj_clip", c => c.ProjClip),
    ];

    /// <summary>Of a network, without those that its graph tells.</summary>
    public static IReadOnlyList<string> Of(Network network, CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. Of(cell).Where(a => !network.Told.Any(t => t.Split(' ')[0] == a.Split(' ')[0]))];
    }

    /// <summary>Those that the classes of a cell, and of the cells within it, have, with their values: <c>forget_bias 1</c>, <c>cell_clip none</c>.</summary>
    public static IReadOnlyList<string> Of(CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var single = Single(cell).ToList();
        return
        [
            .. from argument in Arguments
               let having = single.Where(c => Array.IndexOf(c.Kind.Arguments, argument.Name) >= 0 && (argument.Name != "proj_clip" || c.NumProj is not null)).ToList()
               where having.Count > 0
               select $"{argument.Name} {string.Join(" or ", having.Select(c => string.Create(CultureInfo.InvariantCulture, $"{argument.Value(c) ?? "none"}")).Distinct(StringComparer.Ordinal))}",
        ];
    }

    /// <summary>The cells that a cell is made of; itself, where it is made of none.</summary>
    internal static IEnumerable<CellSpec> Single(CellSpec cell) => cell.Cells is { } layers ? layers.SelectMany(Single) : cell.Cell is { } inner ? Single(inner) : [cell];
}
