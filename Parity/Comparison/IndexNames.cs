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
            [var t, var n, var g] when TraceArrays.Is(array) => $"t={t}, n={n}, {(TraceArrays.HasGates(array) ? $"gate {Gates[Math.Min(3, g / h)]}, " : string.Empty)}u={g % h}",
            [var a, var b, var c] => $"{(row.TimeMajor ? $"t={a}, n={b}" : $"n={a}, t={b}")}, {(array.EndsWith("inputs", StringComparison.Ordinal) ? "k" : "u")}={c}",
            [var k, var g] when IsKernel(array) => $"row {k}, gate {Gates[Math.Min(3, g / h)]}, u={g % h}",
            [var g] when array.EndsWith("/bias", StringComparison.Ordinal) => $"gate {Gates[Math.Min(3, g / h)]}, u={g % h}",
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

    private static bool IsKernel(string array) => array.EndsWith("/kernel", StringComparison.Ordinal);
}
