namespace Parity.Impl.Kernels;

/// <summary>
/// Which rows of a batch are at work in which step: row n in steps <c>0…length[n]−1</c>, in rising order, the order in which sums over the batch go.
/// </summary>
internal sealed unsafe class LiveRows
{
    private readonly Threads.PinnedBuffer<int> rows = new();
    private readonly Threads.PinnedBuffer<int> starts = new();
    private int* list;
    private int* start;

    /// <summary>The number of steps in which any row is at work.</summary>
    public int Steps { get; private set; }

    /// <summary>Lists them; <paramref name="length"/> <c>[batch]</c>.</summary>
    public void Set(ReadOnlySpan<int> length, int time)
    {
        long total = 0;
        Steps = 0;
        foreach (var l in length)
        {
            total += l;
            Steps = Math.Max(Steps, l);
        }

        list = rows.Need(total);
        start = starts.Need(time + 1);
        var at = 0;
        for (var t = 0; t < Steps; t++)
        {
            start[t] = at;
            for (var n = 0; n < length.Length; n++)
            {
                if (length[n] > t)
                {
                    list[at++] = n;
                }
            }
        }

        start[Steps] = at;
    }

    /// <summary>The rows of step <paramref name="t"/>.</summary>
    public ReadOnlySpan<int> At(int t) => new(list + start[t], start[t + 1] - start[t]);
}
