using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>Which way TensorFlow takes for a product of given sizes, and the kernel that equals it.</summary>
internal static class Products
{
    private const int WholeDepth = 128;
    private const int LongRowBytes = 32000;
    private const int TinySizes = 20;

    /// <summary>
    /// <c>[m, k]·W[k, n]</c> with a BiasAdd right behind it, which is not done here. float32: the two are fused, one row goes column-wise without FMA,
    /// more go through the tiles. float64: they are not.
    /// </summary>
    public static RowProduct<T> Biased<T>(int m, int k, int n, Numerics numerics)
        where T : unmanaged, INumberBase<T> =>
        OneDnn<T>(numerics) ? Blocks<T>(m, k, n, transposed: false, numerics)
        : m == 1 ? Columnwise<T>(VectorCuts<T>(k, n), k, n)
        : n == 1 && typeof(T) == typeof(double) ? new ColumnDots<T>(m, k, transposed: false, IsTiny(m, k, n, numerics))
        : Blocks<T>(m, k, n, transposed: false, numerics);

    /// <summary><c>[m, k]·W[k, n]</c> with nothing behind it: one row goes column-wise, one column is dot products, more go through the tiles.</summary>
    public static RowProduct<T> Plain<T>(int m, int k, int n, Numerics numerics)
        where T : unmanaged, INumberBase<T> =>
        OneDnn<T>(numerics) ? Blocks<T>(m, k, n, transposed: false, numerics)
        : m == 1 ? Columnwise<T>(IsTiny(m, k, n, numerics) ? [k] : VectorCuts<T>(k, n), k, n)
        : n == 1 ? new ColumnDots<T>(m, k, transposed: false, IsTiny(m, k, n, numerics))
        : k == 1 && IsTiny(m, k, n, numerics) ? new OuterProduct<T>(n)
        : Blocks<T>(m, k, n, transposed: false, numerics);

    /// <summary><c>[m, k]·W[n, k]ᵀ</c>: one row or one column is dot products, more go through the tiles.</summary>
    public static RowProduct<T> Transposed<T>(int m, int k, int n, Numerics numerics)
        where T : unmanaged, INumberBase<T> =>
        OneDnn<T>(numerics) ? Blocks<T>(m, k, n, transposed: true, numerics)
        : m == 1 ? new RowDots<T>(k, n, IsTiny(m, k, n, numerics))
        : n == 1 ? new ColumnDots<T>(m, k, transposed: true, IsTiny(m, k, n, numerics))
        : k == 1 && IsTiny(m, k, n, numerics) ? new OuterProduct<T>(n)
        : Blocks<T>(m, k, n, transposed: true, numerics);

    /// <summary>
    /// Where the sums of a vector by a matrix with rows of <paramref name="row"/> elements are cut: below 128 not at all, else every 16 of <c>k</c>, or 4
    /// where a row has 32000 bytes or more.
    /// </summary>
    public static int[] VectorCuts<T>(int k, int row)
        where T : unmanaged
    {
        var rowBytes = (long)row * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return DepthCuts.Every(k, k < WholeDepth ? Math.Max(1, k) : rowBytes < LongRowBytes ? 16 : 4);
    }

    /// <summary>Whether oneDNN computes products of T: never in float64.</summary>
    public static bool OneDnn<T>(Numerics numerics) => numerics.OneDnn && typeof(T) == typeof(float);

    /// <summary>Whether 2.15 computes a product of which one size is 1 element by element: a small one, or a single element. 1.15 knows no such case.</summary>
    public static bool IsTiny(int m, int k, int n, Numerics numerics) => numerics.Version == TensorFlowVersion.V215 && (m + k + n < TinySizes || (m == 1 && n == 1));

    /// <summary>Chains whose products and sums are rounded separately.</summary>
    private static ChainProduct<T, SeparateMulAdd<T>> Columnwise<T>(int[] cuts, int k, int n)
        where T : unmanaged, INumberBase<T> => new(k, n, transposed: false, cuts, fromZero: true);

    private static RowProduct<T> Blocks<T>(int m, int k, int n, bool transposed, Numerics numerics)
        where T : unmanaged, INumberBase<T> =>
        (RowProduct<T>)(object)(typeof(T) == typeof(float)
            ? numerics.OneDnn ? OneDnnProducts.Create(m, k, n, transposed) : new Float32Blocks(m, k, n, transposed, numerics)
            : new Float64Blocks(m, k, n, transposed, numerics));
}
