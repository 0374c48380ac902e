using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary><c>tanh</c>; its gradient is <c>dy·(1 − y·y)</c>.</summary>
internal readonly struct TanhActivation<T, TArithmetic> : IActivation<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Apply(Vector512<T> x) => TArithmetic.Tanh(x);

    /// <inheritdoc/>
    public static Vector512<T> InTail(Vector512<T> x, int tail) => Apply(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Gradient(Vector512<T> y, Vector512<T> dy, int tail) => dy * (Vector512<T>.One - (y * y));
}
