using Parity.Cases;

namespace Parity.Comparison;

/// <summary>Says which element of an array an index is, in the field's words: batch row n, step t, unit u, gate.</summary>
public static class IndexNames
{
    /// <summary>The element's name.</summary>
    public static string Describe(Case row, string array, int[] index)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(index);
        return index switch
        {
            [var t, var n, var g] when TraceArrays.Is(array) => $"t={t}, n={n}, {Column(TraceArrays.HasGates(array) ? "ijfo" : string.Empty, row.Cell.NumUnits, g)}",
            [var a, var b, var c] => $"{(row.TimeMajor ? $"t={a}, n={b}" : $"n={a}, t={b}")}, {(array.EndsWith("inputs", StringComparison.Ordinal) ? "k" : "u")}={c}",
            [.. var head, var g] when head.Length < 2 && CellVariables.Find(row, array) is { } variable => $"{(head is [var k] ? $"row {k}, " : string.Empty)}{Column(variable, g)}",
            [var n, var u] => $"n={n}, u={u}",
            _ => $"[{string.Join(", ", index)}]",
        };
    }

    /// <summary>The step of an element, or null where the array has no time axis.</summary>
    public static int? Step(Case row, string array, int[] index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Length == 3 ? index[TimeFirst(row, array) ? 0 : 1] : null;
    }

    /// <summary>Whether an array of three axes is <c>[T, B, …]</c>.</summary>
    public static bool TimeFirst(Case row, string array)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.TimeMajor || TraceArrays.Is(array);
    }

    /// <summary>Whether what an array holds is computed from its last step to its first: the backward direction's outputs, and a trace's way back.</summary>
    public static bool FromTheEnd(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return TraceArrays.Is(array) ? TraceArrays.IsBackward(array) : array.EndsWith("/bw", StringComparison.Ordinal);
    }

    private static string Column(CellVariable variable, int column) => Column(variable.Gates, variable.Shape[^1] / Math.Max(1, variable.Gates.Length), column);

    private static string Column(string gates, int units, int column)
    {
        var h = Math.Max(1, units);
        return gates.Length == 0 ? $"u={column}" : $"gate {gates[Math.Min(gates.Length - 1, column / h)]}, u={column % h}";
    }
}
