using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary><c>fma(a, b, sum)</c>: one rounding.</summary>
internal readonly struct FusedMulAdd : IMulAdd<float>
{
    /// <inheritdoc/>
    public static Vector512<float> Apply(Vector512<float> a, Vector512<float> b, Vector512<float> sum) => Vector512.FusedMultiplyAdd(a, b, sum);

    /// <inheritdoc/>
    public static float Apply(float a, float b, float sum) => MathF.FusedMultiplyAdd(a, b, sum);
}

/// <summary><c>sum + a·b</c>, the product rounded, then the sum.</summary>
internal readonly struct SeparateMulAdd<T> : IMulAdd<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static Vector512<T> Apply(Vector512<T> a, Vector512<T> b, Vector512<T> sum) => sum + (a * b);

    /// <inheritdoc/>
    public static T Apply(T a, T b, T sum) => sum + (a * b);
}
