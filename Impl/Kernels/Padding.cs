using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>Rows are padded so that a kernel can read and write their last elements by whole vectors; what the padding holds is never used.</summary>
internal static class Padding<T>
    where T : unmanaged
{
    /// <summary><paramref name="count"/> rounded up to whole vectors.</summary>
    public static int Round(int count) => (count + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;

    /// <summary>A row's length from whose every element a whole vector can be read, and a whole panel from its last vector.</summary>
    public static int Row(int count) => Round(count) + Vector512<T>.Count;
}
