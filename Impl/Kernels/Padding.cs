using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// Rows are padded so that a kernel can read their last elements by whole vectors, what the padding holds is never used; and what to do where
/// they are not.
/// </summary>
internal static unsafe class Padding<T>
    where T : unmanaged
{
    /// <summary><paramref name="count"/> rounded up to whole vectors.</summary>
    public static int Round(int count) => (count + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;

    /// <summary>A row's length from whose every element a whole vector can be read, and a whole panel from its last vector.</summary>
    public static int Row(int count) => Round(count) + Vector512<T>.Count;

    /// <summary>A vector of which only the first <paramref name="live"/> elements are there to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* from, int live) => live >= Vector512<T>.Count ? Vector512.Load(from) : LoadSome(from, live);

    /// <summary>Stores the first <paramref name="live"/> elements, or all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, T* to, int live)
    {
        if (live >= Vector512<T>.Count)
        {
            value.Store(to);
        }
        else
        {
            StoreSome(value, to, live);
        }
    }

    private static Vector512<T> LoadSome(T* from, int live)
    {
        var lanes = stackalloc T[Vector512<T>.Count];
        new ReadOnlySpan<T>(from, live).CopyTo(new Span<T>(lanes, live));
        return Vector512.Load(lanes);
    }

    private static void StoreSome(Vector512<T> value, T* to, int live)
    {
        var lanes = stackalloc T[Vector512<T>.Count];
        value.Store(lanes);
        new ReadOnlySpan<T>(lanes, live).CopyTo(new Span<T>(to, live));
    }
}
