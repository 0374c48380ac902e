namespace Parity.Impl.Kernels;

/// <summary>Which way oneDNN's sgemm takes for a float32 product of given sizes: it gets the whole operands, and caches play no part.</summary>
internal static class OneDnnProducts
{
    private const int ManyRows = 16;

    /// <summary><c>[m, k]·op(W)[k, n]</c>.</summary>
    public static RowProduct<float> Create(int m, int k, int n, bool transposed) =>
        transposed && m > 1 && m < ManyRows ? new SixteenLanes(k, n)
        : m == 1 ? (transposed ? new LoneDots(k, n) : Chains(m, k, n, transposed))
        : n == 1 ? new LoneDots(k, n)
        : Chains(m, k, n, transposed);

    private static ChainProduct<float, FusedMulAdd> Chains(int m, int k, int n, bool transposed) =>
        new(k, n, transposed, new OneDnnCuts(m, k, n, LeftTransposed: false, transposed).Ends, fromZero: false);
}
