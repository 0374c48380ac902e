namespace Parity.Impl.Drivers;

/// <summary>
/// The rows of a batch dealt out for threads: each share is a run of neighbours, since threads that work on each other's neighbours slow each
/// other down, with about the same sum of lengths; in it the longest row comes first, so that the rows at work in a step are the first.
/// </summary>
internal sealed unsafe class RowShares
{
    private readonly Threads.PinnedBuffer<int> dealt = new();
    private int[] order = [];
    private int[] keys = [];
    private int[] starts = [0];
    private int* rows;

    /// <summary>How many shares.</summary>
    public int Count { get; private set; }

    /// <summary>Deals the rows of the given lengths into <paramref name="count"/> shares.</summary>
    public void Deal(ReadOnlySpan<int> length, int count)
    {
        Count = count;
        if (order.Length != length.Length)
        {
            (order, keys) = (new int[length.Length], new int[length.Length]);
        }

        if (starts.Length != count + 1)
        {
            starts = new int[count + 1];
        }

        long total = 0;
        for (var n = 0; n < length.Length; n++)
        {
            (order[n], keys[n]) = (n, -length[n]);
            total += length[n];
        }

        long before = 0;
        var (share, row) = (1, 0);
        for (; share < count; share++)
        {
            // a row goes to the share in which its middle lies
            for (; row < length.Length && ((2 * before) + length[row]) * count <= 2 * share * total; row++)
            {
                before += length[row];
            }

            starts[share] = row;
        }

        starts[count] = length.Length;
        rows = dealt.Need(Math.Max(1, length.Length));
        for (share = 0; share < count; share++)
        {
            Array.Sort(keys, order, starts[share], starts[share + 1] - starts[share]);
        }

        order.CopyTo(new Span<int>(rows, order.Length));
    }

    /// <summary>The rows of a share, longest first.</summary>
    public int* Rows(int share) => rows + starts[share];

    /// <summary>How many rows a share has.</summary>
    public int Size(int share) => starts[share + 1] - starts[share];
}
