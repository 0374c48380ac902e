namespace Parity.Impl.Kernels;

/// <summary>
/// How Eigen tiles a product on one thread: tiles of <c>Columns</c> by <c>Rows</c> of the result, depth blocks of <c>Depth</c>.
/// The sizes follow from the caches; which element is summed how follows from the tiles.
/// </summary>
/// <param name="Rows">Rows of a tile.</param>
/// <param name="Columns">Columns of a tile.</param>
/// <param name="Depth">The outer depth block.</param>
internal readonly record struct Blocking(int Rows, int Columns, int Depth)
{
    private const int SmallProduct = 48;
    private const int AssumedL2 = 1572864;
    private const int PacketRows = 4;

    /// <summary>float32: Eigen's heuristic, then TensorFlow's own: equal depth slices, tiles widened by half and rounded up to the kernel's 48 by 24.</summary>
    public static Blocking Float32(int m, int k, int n, Numerics numerics)
    {
        var (columns, rows, depth) = Eigen(n, m, k, sizeof(float), 16, numerics);
        return new Blocking(
            Math.Min(m, RoundUp(rows, 24)),
            Math.Min(n, RoundUp((int)(columns * 1.5f), 48)),
            Math.Min(k, RoundUp(k / Math.Max(1, CeilingDivide(k, depth)), 8)));
    }

    /// <summary>float64: Eigen's heuristic as it is.</summary>
    public static Blocking Float64(int m, int k, int n, Numerics numerics)
    {
        var (columns, rows, depth) = Eigen(n, m, k, sizeof(double), 8, numerics);
        return new Blocking(Math.Min(m, rows), Math.Min(n, columns), depth);
    }

    /// <summary>The size of the last tile of <paramref name="total"/> cut by <paramref name="tile"/>.</summary>
    public static int Last(int total, int tile) => total - ((CeilingDivide(total, tile) - 1) * tile);

    /// <summary>In Eigen's own naming: m are the columns of a row-major result, n its rows, since TensorFlow swaps the operands.</summary>
    private static (int M, int N, int K) Eigen(int m, int n, int k, int size, int packetColumns, Numerics numerics)
    {
        if (Math.Max(Math.Max(k, m), n) < SmallProduct)
        {
            return (m, n, k);
        }

        int l1 = numerics.L1DataBytes, result = packetColumns * PacketRows * size, total = k;
        var deepest = Math.Max(((l1 - result) / (size * (packetColumns + PacketRows))) & ~7, 1);
        if (k > deepest)
        {
            k = k % deepest == 0 ? deepest : deepest - (8 * ((deepest - 1 - (k % deepest)) / (8 * ((k / deepest) + 1))));
        }

        var rest = l1 - result - ((long)m * k * size);
        var most = rest >= (long)PacketRows * size * k ? rest / ((long)k * size) : 3L * AssumedL2 / (4L * deepest * size);
        var nc = (int)Math.Min(AssumedL2 / (2L * k * size), most) & ~(PacketRows - 1);
        if (n > nc)
        {
            return (m, Shrink(n, nc, PacketRows), k);
        }

        if (k != total)
        {
            return (m, n, k);
        }

        var panel = (long)k * n * size;
        var (cache, limit) = panel <= 1024 ? (l1, m) : numerics.L3Bytes != 0 && panel <= 32768 ? (numerics.L2Bytes, Math.Min(576, m)) : (AssumedL2, m);
        var mc = (int)Math.Min(cache / (3L * k * size), limit);
        mc = mc > packetColumns ? mc - (mc % packetColumns) : mc;
        return (mc == 0 ? m : Shrink(m, mc, packetColumns), n, k);
    }

    private static int Shrink(int total, int tile, int step) =>
        total % tile == 0 ? tile : tile - (step * ((tile - (total % tile)) / (step * ((total / tile) + 1))));

    private static int CeilingDivide(int a, int b) => (a + b - 1) / b;

    private static int RoundUp(int a, int to) => CeilingDivide(a, to) * to;
}
