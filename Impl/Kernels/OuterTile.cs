using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The register tile of the weight gradient, 6 rows by two vectors: <c>tile[r, c] = Σ_n a[n, r]·d[n, c]</c> over the listed batch rows n,
/// in their order, each element one chain that starts at 0.
/// </summary>
internal static unsafe class OuterTile<T, TMulAdd>
    where T : unmanaged
    where TMulAdd : struct, IMulAdd<T>
{
    /// <summary>
    /// Row n of a begins at <c>a + n·aStride</c> (6 elements are read), row n of d at <c>d + n·dStride</c> (two vectors are read).
    /// <paramref name="tile"/> <c>[6, Width]</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<int> rows, T* a, nint aStride, T* d, nint dStride, T* tile)
    {
        var n = Vector512<T>.Count;
        Vector512<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector512<T> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        foreach (var row in rows)
        {
            var x = a + (row * aStride);
            var b = d + (row * dStride);
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + n);
            c00 = TMulAdd.Apply(Vector512.Create(x[0]), b0, c00);
            c01 = TMulAdd.Apply(Vector512.Create(x[0]), b1, c01);
            c10 = TMulAdd.Apply(Vector512.Create(x[1]), b0, c10);
            c11 = TMulAdd.Apply(Vector512.Create(x[1]), b1, c11);
            c20 = TMulAdd.Apply(Vector512.Create(x[2]), b0, c20);
            c21 = TMulAdd.Apply(Vector512.Create(x[2]), b1, c21);
            c30 = TMulAdd.Apply(Vector512.Create(x[3]), b0, c30);
            c31 = TMulAdd.Apply(Vector512.Create(x[3]), b1, c31);
            c40 = TMulAdd.Apply(Vector512.Create(x[4]), b0, c40);
            c41 = TMulAdd.Apply(Vector512.Create(x[4]), b1, c41);
            c50 = TMulAdd.Apply(Vector512.Create(x[5]), b0, c50);
            c51 = TMulAdd.Apply(Vector512.Create(x[5]), b1, c51);
        }

        c00.Store(tile);
        c01.Store(tile + n);
        c10.Store(tile + (2 * n));
        c11.Store(tile + (3 * n));
        c20.Store(tile + (4 * n));
        c21.Store(tile + (5 * n));
        c30.Store(tile + (6 * n));
        c31.Store(tile + (7 * n));
        c40.Store(tile + (8 * n));
        c41.Store(tile + (9 * n));
        c50.Store(tile + (10 * n));
        c51.Store(tile + (11 * n));
    }
}
