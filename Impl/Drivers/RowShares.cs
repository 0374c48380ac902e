namespace Parity.Impl.Drivers;

/// <summary>
/// The rows of a batch dealt out for threads: longest first, so that each share has its part of the long and the short rows, and the
/// rows at work in a step are the first of their share.
/// </summary>
internal sealed unsafe class RowShares
{
    private readonly Threads.PinnedBuffer<int> dealt = new();
    private int[] order = [];
    private int[] keys = [];
    private int* rows;
    private int rowCount;

    /// <summary>How many shares.</summary>
    public int Count { get; private set; }

    /// <summary>Deals the rows of the given lengths into <paramref name="count"/> shares.</summary>
    public void Deal(ReadOnlySpan<int> length, int count)
    {
        (rowCount, Count) = (length.Length, count);
        if (order.Length != rowCount)
        {
            (order, keys) = (new int[rowCount], new int[rowCount]);
        }

        for (var n = 0; n < rowCount; n++)
        {
            (order[n], keys[n]) = (n, -length[n]);
        }

        Array.Sort(keys, order);
        rows = dealt.Need(Math.Max(1, rowCount));
        var at = 0;
        for (var share = 0; share < count; share++)
        {
            for (var n = share; n < rowCount; n += count)
            {
                rows[at++] = order[n];
            }
        }
    }

    /// <summary>The rows of a share, longest first.</summary>
    public int* Rows(int share) => rows + (share * (rowCount / Count)) + Math.Min(share, rowCount % Count);

    /// <summary>How many rows a share has.</summary>
    public int Size(int share) => (rowCount / Count) + (share < rowCount % Count ? 1 : 0);
}
