using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>One step of a sum of products, <c>sum + a·b</c>, with one rounding or with two.</summary>
internal interface IMulAdd<T>
    where T : unmanaged
{
    /// <summary>A whole vector.</summary>
    static abstract Vector512<T> Apply(Vector512<T> a, Vector512<T> b, Vector512<T> sum);

    /// <summary>One value, to the same bits.</summary>
    static abstract T Apply(T a, T b, T sum);
}

/// <summary>TensorFlow's element-wise functions for an element type, as one release computes them.</summary>
internal interface IArithmetic<T>
    where T : unmanaged
{
    /// <summary>The last <c>size mod TailWidth</c> elements of an op's flattened tensor are its tail, computed another way.</summary>
    static abstract int TailWidth { get; }

    /// <summary>σ of a whole vector.</summary>
    static abstract Vector512<T> Sigmoid(Vector512<T> x);

    /// <summary>σ of one value, to the same bits.</summary>
    static abstract T Sigmoid(T x);

    /// <summary>σ of a value in the tail.</summary>
    static abstract T SigmoidTail(T x);

    /// <summary>tanh of a whole vector.</summary>
    static abstract Vector512<T> Tanh(Vector512<T> x);

    /// <summary>tanh of one value, to the same bits.</summary>
    static abstract T Tanh(T x);
}
