using Parity.Cases;

namespace Parity.Comparison;

/// <summary>Says which element of an array an index is, in the field's words: batch row n, step t, unit u, gate.</summary>
public static class IndexNames
{
    private static readonly char[] Gates = ['i', 'j', 'f', 'o'];

    /// <summary>The element's name.</summary>
    public static string Describe(Case row, string array, int[] index)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(index);
        var h = Math.Max(1, row.Cell.NumUnits);
        return index switch
        {
            [var a, var b, var c] => $"{(row.TimeMajor ? $"t={a}, n={b}" : $"n={a}, t={b}")}, {(array.EndsWith("inputs", StringComparison.Ordinal) ? "k" : "u")}={c}",
            [var k, var g] when IsKernel(array) => $"row {k}, gate {Gates[Math.Min(3, g / h)]}, u={g % h}",
            [var g] when array.EndsWith("/bias", StringComparison.Ordinal) => $"gate {Gates[Math.Min(3, g / h)]}, u={g % h}",
            [var n, var u] => $"n={n}, u={u}",
            _ => $"[{string.Join(", ", index)}]",
        };
    }

    /// <summary>The step of an element, or null where the array has no time axis.</summary>
    public static int? Step(Case row, int[] index)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(index);
        return index.Length == 3 ? index[row.TimeMajor ? 0 : 1] : null;
    }

    private static bool IsKernel(string array) => array.EndsWith("/kernel", StringComparison.Ordinal);
}
