using System.Numerics;

namespace Parity.Impl.Cells;

/// <summary>How a cell writes down a row of a step.</summary>
internal static unsafe class TraceWriting
{
    /// <summary>Elements <paramref name="from"/> to <paramref name="to"/> − 1 of row n of step t.</summary>
    public static void Write<T>(this CellTrace<T> trace, string name, int t, int n, int from, int to, T* row)
        where T : unmanaged => new ReadOnlySpan<T>(row + from, to - from).CopyTo(trace.Row(name, t, n)[from..to]);

    /// <summary>The same of a sum, <c>a + b</c>.</summary>
    public static void WriteSum<T>(this CellTrace<T> trace, string name, int t, int n, int from, int to, T* a, T* b)
        where T : unmanaged, INumberBase<T>
    {
        var row = trace.Row(name, t, n);
        for (var u = from; u < to; u++)
        {
            row[u] = a[u] + b[u];
        }
    }
}
