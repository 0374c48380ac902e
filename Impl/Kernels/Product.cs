using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>Element-wise products.</summary>
internal static unsafe class Product<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>product = a·b</c>, elements <paramref name="from"/> to <paramref name="to"/> − 1; whole vectors can be read.</summary>
    public static void Of(int from, int to, T* a, T* b, T* product)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(a + i) * Vector512.Load(b + i), product + i, to - i);
        }
    }
}
