using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>The register tile of a weight's gradient in this processor's shape, <see cref="RegisterTile.OuterRows"/> by <see cref="RegisterTile.OuterVectors"/>.</summary>
internal static unsafe class OuterTile<T, TMulAdd>
    where T : unmanaged
    where TMulAdd : struct, IMulAdd<T>
{
    /// <summary>See <see cref="OuterTile{T, TMulAdd, TRows, TVectors}.Run"/>.</summary>
    public static void Run(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride)
    {
        if (RegisterTile.OuterRows == Six.Value)
        {
            OuterTile<T, TMulAdd, Six, Two>.Run(rows, a, d, sum, stride);
        }
        else
        {
            OuterTile<T, TMulAdd, Three, One>.Run(rows, a, d, sum, stride);
        }
    }
}

/// <summary>
/// The register tile of a weight's gradient, up to 6 rows by 2 vectors: <c>sum[r, j] += Σ_s Σ_n a_s[n, r]·d_s[n, j]</c>, the terms s of which each
/// is one chain over its rows n from 0, complete before it is added.
/// </summary>
internal static unsafe class OuterTile<T, TMulAdd, TRows, TVectors>
    where T : unmanaged
    where TMulAdd : struct, IMulAdd<T>
    where TRows : struct, ICount
    where TVectors : struct, ICount
{
    /// <summary>
    /// Adds one term for each element of <paramref name="rows"/>, which is the number of its rows; the rows of all lie one behind the other, in
    /// <paramref name="a"/> <c>[rows, TRows]</c> and <paramref name="d"/> <c>[rows, TVectors vectors]</c>. Row r of the tile begins at <c>sum + r·stride</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride)
    {
        var n = Vector512<T>.Count;
        Vector512<T> s00 = default, s01 = default;
        Vector512<T> s10 = default, s11 = default;
        Vector512<T> s20 = default, s21 = default;
        Vector512<T> s30 = default, s31 = default;
        Vector512<T> s40 = default, s41 = default;
        Vector512<T> s50 = default, s51 = default;
        (s00, s01) = Get(sum);
        if (TRows.Value > 1)
        {
            (s10, s11) = Get(sum + stride);
        }

        if (TRows.Value > 2)
        {
            (s20, s21) = Get(sum + (2 * stride));
        }

        if (TRows.Value > 3)
        {
            (s30, s31) = Get(sum + (3 * stride));
        }

        if (TRows.Value > 4)
        {
            (s40, s41) = Get(sum + (4 * stride));
        }

        if (TRows.Value > 5)
        {
            (s50, s51) = Get(sum + (5 * stride));
        }

        foreach (var count in rows)
        {
            Vector512<T> c00 = default, c01 = default;
            Vector512<T> c10 = default, c11 = default;
            Vector512<T> c20 = default, c21 = default;
            Vector512<T> c30 = default, c31 = default;
            Vector512<T> c40 = default, c41 = default;
            Vector512<T> c50 = default, c51 = default;
            for (var i = count; i > 0; i--, a += TRows.Value, d += TVectors.Value * n)
            {
                var d0 = Vector512.Load(d);
                var d1 = TVectors.Value > 1 ? Vector512.Load(d + n) : default;
                Row(a[0], d0, d1, ref c00, ref c01);
                if (TRows.Value > 1)
                {
                    Row(a[1], d0, d1, ref c10, ref c11);
                }

                if (TRows.Value > 2)
                {
                    Row(a[2], d0, d1, ref c20, ref c21);
                }

                if (TRows.Value > 3)
                {
                    Row(a[3], d0, d1, ref c30, ref c31);
                }

                if (TRows.Value > 4)
                {
                    Row(a[4], d0, d1, ref c40, ref c41);
                }

                if (TRows.Value > 5)
                {
                    Row(a[5], d0, d1, ref c50, ref c51);
                }
            }

            s00 += c00;
            s01 += c01;
            s10 += c10;
            s11 += c11;
            s20 += c20;
            s21 += c21;
            s30 += c30;
            s31 += c31;
            s40 += c40;
            s41 += c41;
            s50 += c50;
            s51 += c51;
        }

        Put(sum, s00, s01);
        if (TRows.Value > 1)
        {
            Put(sum + stride, s10, s11);
        }

        if (TRows.Value > 2)
        {
            Put(sum + (2 * stride), s20, s21);
        }

        if (TRows.Value > 3)
        {
            Put(sum + (3 * stride), s30, s31);
        }

        if (TRows.Value > 4)
        {
            Put(sum + (4 * stride), s40, s41);
        }

        if (TRows.Value > 5)
        {
            Put(sum + (5 * stride), s50, s51);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(T a, Vector512<T> d0, Vector512<T> d1, ref Vector512<T> c0, ref Vector512<T> c1)
    {
        var x = Vector512.Create(a);
        c0 = TMulAdd.Apply(x, d0, c0);
        c1 = TVectors.Value > 1 ? TMulAdd.Apply(x, d1, c1) : c1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<T> First, Vector512<T> Second) Get(T* sum) =>
        (Vector512.Load(sum), TVectors.Value > 1 ? Vector512.Load(sum + Vector512<T>.Count) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* sum, Vector512<T> first, Vector512<T> second)
    {
        first.Store(sum);
        if (TVectors.Value > 1)
        {
            second.Store(sum + Vector512<T>.Count);
        }
    }
}
