using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>One step of a sum of products, <c>sum + a·b</c>, with one rounding or with two.</summary>
internal interface IMulAdd<T>
    where T : unmanaged
{
    /// <summary>A whole vector.</summary>
    static abstract Vector512<T> Apply(Vector512<T> a, Vector512<T> b, Vector512<T> sum);
}

/// <summary><c>fma(a, b, sum)</c>: one rounding.</summary>
internal readonly struct FusedMulAdd : IMulAdd<float>
{
    /// <inheritdoc/>
    public static Vector512<float> Apply(Vector512<float> a, Vector512<float> b, Vector512<float> sum) => Vector512.FusedMultiplyAdd(a, b, sum);
}

/// <summary><c>sum + a·b</c>, the product rounded, then the sum.</summary>
internal readonly struct SeparateMulAdd<T> : IMulAdd<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static Vector512<T> Apply(Vector512<T> a, Vector512<T> b, Vector512<T> sum) => sum + (a * b);
}
