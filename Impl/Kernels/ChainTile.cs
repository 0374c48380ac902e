using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>What a tile does with its sums.</summary>
internal enum Into
{
    /// <summary>Stores them as they are.</summary>
    Place,

    /// <summary>Adds them to 0, which turns −0 into +0.</summary>
    Zero,

    /// <summary>Adds them to what is there.</summary>
    Sum,
}

/// <summary>
/// The register tile of every product of rows by a packed matrix, up to 6 rows by 4 vectors of columns:
/// <c>c_r[j] = Σ_k a_r[k]·panel[k, j]</c>, each element one chain over rising <c>k</c> that starts at 0.
/// </summary>
internal static unsafe class ChainTile<T, TMulAdd, TRows, TVectors>
    where T : unmanaged
    where TMulAdd : struct, IMulAdd<T>
    where TRows : struct, ICount
    where TVectors : struct, ICount
{
    /// <summary>
    /// Sums <c>k</c> in <c>[from, to)</c>. <paramref name="a"/> and <paramref name="c"/> point to the rows;
    /// <paramref name="panel"/> is <c>[K, TVectors vectors]</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T** a, T* panel, int from, int to, T** c, Into into)
    {
        var n = Vector512<T>.Count;
        T* a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        Vector512<T> c00 = default, c01 = default, c02 = default, c03 = default;
        Vector512<T> c10 = default, c11 = default, c12 = default, c13 = default;
        Vector512<T> c20 = default, c21 = default, c22 = default, c23 = default;
        Vector512<T> c30 = default, c31 = default, c32 = default, c33 = default;
        Vector512<T> c40 = default, c41 = default, c42 = default, c43 = default;
        Vector512<T> c50 = default, c51 = default, c52 = default, c53 = default;
        var b = panel + ((nint)from * TVectors.Value * n);
        for (nint k = from; k < to; k++, b += TVectors.Value * n)
        {
            var b0 = Vector512.Load(b);
            var b1 = TVectors.Value > 1 ? Vector512.Load(b + n) : default;
            var b2 = TVectors.Value > 2 ? Vector512.Load(b + (2 * n)) : default;
            var b3 = TVectors.Value > 3 ? Vector512.Load(b + (3 * n)) : default;
            Row(a0[k], b0, b1, b2, b3, ref c00, ref c01, ref c02, ref c03);
            if (TRows.Value > 1)
            {
                Row(a1[k], b0, b1, b2, b3, ref c10, ref c11, ref c12, ref c13);
            }

            if (TRows.Value > 2)
            {
                Row(a2[k], b0, b1, b2, b3, ref c20, ref c21, ref c22, ref c23);
            }

            if (TRows.Value > 3)
            {
                Row(a3[k], b0, b1, b2, b3, ref c30, ref c31, ref c32, ref c33);
            }

            if (TRows.Value > 4)
            {
                Row(a4[k], b0, b1, b2, b3, ref c40, ref c41, ref c42, ref c43);
            }

            if (TRows.Value > 5)
            {
                Row(a5[k], b0, b1, b2, b3, ref c50, ref c51, ref c52, ref c53);
            }
        }

        Put(c[0], into, c00, c01, c02, c03);
        if (TRows.Value > 1)
        {
            Put(c[1], into, c10, c11, c12, c13);
        }

        if (TRows.Value > 2)
        {
            Put(c[2], into, c20, c21, c22, c23);
        }

        if (TRows.Value > 3)
        {
            Put(c[3], into, c30, c31, c32, c33);
        }

        if (TRows.Value > 4)
        {
            Put(c[4], into, c40, c41, c42, c43);
        }

        if (TRows.Value > 5)
        {
            Put(c[5], into, c50, c51, c52, c53);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(
        T a, Vector512<T> b0, Vector512<T> b1, Vector512<T> b2, Vector512<T> b3, ref Vector512<T> c0, ref Vector512<T> c1, ref Vector512<T> c2, ref Vector512<T> c3)
    {
        var x = Vector512.Create(a);
        c0 = TMulAdd.Apply(x, b0, c0);
        c1 = TVectors.Value > 1 ? TMulAdd.Apply(x, b1, c1) : c1;
        c2 = TVectors.Value > 2 ? TMulAdd.Apply(x, b2, c2) : c2;
        c3 = TVectors.Value > 3 ? TMulAdd.Apply(x, b3, c3) : c3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Into into, Vector512<T> c0, Vector512<T> c1, Vector512<T> c2, Vector512<T> c3)
    {
        Put(c, into, c0);
        if (TVectors.Value > 1)
        {
            Put(c + Vector512<T>.Count, into, c1);
        }

        if (TVectors.Value > 2)
        {
            Put(c + (2 * Vector512<T>.Count), into, c2);
        }

        if (TVectors.Value > 3)
        {
            Put(c + (3 * Vector512<T>.Count), into, c3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Into into, Vector512<T> sum) =>
        (into == Into.Place ? sum : (into == Into.Zero ? Vector512<T>.Zero : Vector512.Load(c)) + sum).Store(c);
}
