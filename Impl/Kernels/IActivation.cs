using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>An activation <c>y = f(x)</c> and its gradient, which TensorFlow computes from <c>y</c>, one vector at a time.</summary>
internal interface IActivation<T>
    where T : unmanaged
{
    /// <summary>The function.</summary>
    static abstract Vector512<T> Apply(Vector512<T> x);

    /// <summary>The same where the lanes from <paramref name="tail"/> on belong to the op's tail.</summary>
    static abstract Vector512<T> InTail(Vector512<T> x, int tail);

    /// <summary>The gradient of x from that of y; the lanes from <paramref name="tail"/> on belong to the op's tail.</summary>
    static abstract Vector512<T> Gradient(Vector512<T> y, Vector512<T> dy, int tail);
}
