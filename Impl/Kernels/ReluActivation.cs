using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary><c>max(x, 0)</c>; its gradient is <c>dy·1</c> where <c>y &gt; 0</c>, else <c>dy·0</c>, which has the sign of <c>dy</c>.</summary>
internal readonly struct ReluActivation<T> : IActivation<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Apply(Vector512<T> x) => Vector512.MaxNative(x, Vector512<T>.Zero);

    /// <inheritdoc/>
    public static Vector512<T> InTail(Vector512<T> x, int tail) => Apply(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Gradient(Vector512<T> y, Vector512<T> dy, int tail) =>
        dy * Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<T>.Zero), Vector512<T>.One, Vector512<T>.Zero);
}
