using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// <c>tf.clip_by_value(x, −limit, limit)</c>, <c>max(min(x, limit), −limit)</c>; its gradient passes where <c>x ≤ limit</c> and
/// <c>min(x, limit) ≥ −limit</c>, so at the limits, too, and is 0 elsewhere.
/// </summary>
internal static unsafe class Clip<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Apply(Vector512<T> x, Vector512<T> limit) => Vector512.Max(Vector512.Min(x, limit), -limit);

    /// <summary>The gradient of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Gradient(Vector512<T> x, Vector512<T> limit, Vector512<T> dy) =>
        dy & Vector512.LessThanOrEqual(x, limit) & Vector512.GreaterThanOrEqual(Vector512.Min(x, limit), -limit);

    /// <summary>Elements <paramref name="from"/> to <paramref name="to"/> − 1 of a row; a whole vector can be read from every element.</summary>
    public static void Apply(int from, int to, T* x, T limit, T* y)
    {
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(Apply(Vector512.Load(x + u), Vector512.Create(limit)), y + u, to - u);
        }
    }

    /// <summary>The gradient of a row in place.</summary>
    public static void Gradient(int from, int to, T* x, T limit, T* d)
    {
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(Gradient(Vector512.Load(x + u), Vector512.Create(limit), Vector512.Load(d + u)), d + u, to - u);
        }
    }
}
