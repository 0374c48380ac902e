using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>Element-wise sums in place.</summary>
internal static unsafe class Sum<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>a += 0</c>: turns −0 into +0 and flushes denormals.</summary>
    public static void AddZero(T* a, int count)
    {
        var i = 0;
        for (; i + Vector512<T>.Count <= count; i += Vector512<T>.Count)
        {
            (Vector512.Load(a + i) + Vector512<T>.Zero).Store(a + i);
        }

        for (; i < count; i++)
        {
            a[i] += T.Zero;
        }
    }

    /// <summary><c>sum = a + b</c>, elements <paramref name="from"/> to <paramref name="to"/> − 1; of <paramref name="a"/> no more than these are there to be read.</summary>
    public static void Of(int from, int to, T* a, T* b, T* sum)
    {
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(Padding<T>.Load(a + u, to - u) + Vector512.Load(b + u), sum + u, to - u);
        }
    }

    /// <summary><c>a += b</c>.</summary>
    public static void Add(T* a, T* b, int count)
    {
        var i = 0;
        for (; i + Vector512<T>.Count <= count; i += Vector512<T>.Count)
        {
            (Vector512.Load(a + i) + Vector512.Load(b + i)).Store(a + i);
        }

        for (; i < count; i++)
        {
            a[i] += b[i];
        }
    }
}
