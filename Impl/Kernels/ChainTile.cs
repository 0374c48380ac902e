using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The register tile of every product of rows by a packed matrix: 6 rows by two vectors of columns,
/// <c>tile[r, c] = Σ_k a_r[k]·panel[k, c]</c>, each element one chain over rising <c>k</c> that starts at 0.
/// </summary>
internal static unsafe class ChainTile<T, TMulAdd>
    where T : unmanaged
    where TMulAdd : struct, IMulAdd<T>
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile and of a panel: two vectors.</summary>
    public static int Width => 2 * Vector512<T>.Count;

    /// <summary>
    /// Sums <c>k</c> in <c>[from, to)</c>. <paramref name="a"/>: 6 row pointers (fewer rows: repeat one);
    /// <paramref name="panel"/> <c>[K, Width]</c>; <paramref name="tile"/> <c>[6, Width]</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T** a, T* panel, int from, int to, T* tile)
    {
        var n = Vector512<T>.Count;
        T* a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        Vector512<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector512<T> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        var b = panel + ((nint)from * 2 * n);
        for (nint k = from; k < to; k++, b += 2 * n)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + n);
            var x = Vector512.Create(a0[k]);
            c00 = TMulAdd.Apply(x, b0, c00);
            c01 = TMulAdd.Apply(x, b1, c01);
            x = Vector512.Create(a1[k]);
            c10 = TMulAdd.Apply(x, b0, c10);
            c11 = TMulAdd.Apply(x, b1, c11);
            x = Vector512.Create(a2[k]);
            c20 = TMulAdd.Apply(x, b0, c20);
            c21 = TMulAdd.Apply(x, b1, c21);
            x = Vector512.Create(a3[k]);
            c30 = TMulAdd.Apply(x, b0, c30);
            c31 = TMulAdd.Apply(x, b1, c31);
            x = Vector512.Create(a4[k]);
            c40 = TMulAdd.Apply(x, b0, c40);
            c41 = TMulAdd.Apply(x, b1, c41);
            x = Vector512.Create(a5[k]);
            c50 = TMulAdd.Apply(x, b0, c50);
            c51 = TMulAdd.Apply(x, b1, c51);
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
