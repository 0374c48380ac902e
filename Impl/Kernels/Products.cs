using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>Which way TensorFlow takes for a product of given sizes, and the kernel that equals it.</summary>
internal static class Products
{
    private const int WholeDepth = 128;
    private const int LongRowBytes = 32000;

    /// <summary>
    /// <c>[m, k]·W[k, n]</c> with a BiasAdd right behind it (the two are fused): one row goes column-wise without FMA, more go through the tiles.
    /// The BiasAdd itself is not done here.
    /// </summary>
    public static RowProduct<T> Biased<T>(int m, int k, int n, Numerics numerics)
        where T : unmanaged, INumberBase<T> => m == 1 ? Columnwise<T>(k, n) : Blocks<T>(m, k, n, transposed: false, numerics);

    /// <summary><c>[m, k]·W[n, k]ᵀ</c>, for <c>k, n ≥ 2</c>: one row is dot products, more go through the tiles.</summary>
    public static RowProduct<T> Transposed<T>(int m, int k, int n, Numerics numerics)
        where T : unmanaged, INumberBase<T> => m == 1 ? new RowDots<T>(k, n) : Blocks<T>(m, k, n, transposed: true, numerics);

    /// <summary>
    /// One row by a matrix: <c>k</c> below 128 in one block, else in blocks of 16, or of 4 where a row of the matrix has 32000 bytes or more;
    /// products and sums rounded separately.
    /// </summary>
    private static ChainProduct<T, SeparateMulAdd<T>> Columnwise<T>(int k, int n)
        where T : unmanaged, INumberBase<T>
    {
        var rowBytes = (long)n * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return new(k, n, transposed: false, DepthCuts.Every(k, k < WholeDepth ? k : rowBytes < LongRowBytes ? 16 : 4), fromZero: true);
    }

    private static RowProduct<T> Blocks<T>(int m, int k, int n, bool transposed, Numerics numerics)
        where T : unmanaged, INumberBase<T> =>
        (RowProduct<T>)(object)(typeof(T) == typeof(float)
            ? new Float32Blocks(m, k, n, transposed, numerics)
            : new Float64Blocks(m, k, n, transposed, numerics));
}
