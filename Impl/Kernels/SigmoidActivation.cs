using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary><c>σ</c>; its gradient is <c>dy·(y·(1 − y))</c>, in the tail <c>(dy·y)·(1 − y)</c>.</summary>
internal readonly struct SigmoidActivation<T, TArithmetic> : IActivation<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Apply(Vector512<T> x) => TArithmetic.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> InTail(Vector512<T> x, int tail)
    {
        var y = TArithmetic.Sigmoid(x);
        for (var lane = Math.Max(0, tail); lane < Vector512<T>.Count; lane++)
        {
            y = y.WithElement(lane, TArithmetic.SigmoidTail(x[lane]));
        }

        return y;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Gradient(Vector512<T> y, Vector512<T> dy, int tail)
    {
        var slope = Vector512<T>.One - y;
        var whole = dy * (y * slope);
        return tail >= Vector512<T>.Count ? whole
            : Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(tail))), dy * y * slope, whole);
    }
}
