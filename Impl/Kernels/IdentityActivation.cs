using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary><c>x</c> itself.</summary>
internal readonly struct IdentityActivation<T> : IActivation<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static Vector512<T> Apply(Vector512<T> x) => x;

    /// <inheritdoc/>
    public static Vector512<T> InTail(Vector512<T> x, int tail) => Apply(x);

    /// <inheritdoc/>
    public static Vector512<T> Gradient(Vector512<T> y, Vector512<T> dy, int tail) => dy;
}
