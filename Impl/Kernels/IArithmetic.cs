using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>TensorFlow's element-wise functions for an element type, as one release computes them.</summary>
internal interface IArithmetic<T>
    where T : unmanaged
{
    /// <summary>The last <c>size mod TailWidth</c> elements of an op's flattened tensor are its tail, computed another way.</summary>
    static abstract int TailWidth { get; }

    /// <summary>σ of a whole vector.</summary>
    static abstract Vector512<T> Sigmoid(Vector512<T> x);

    /// <summary>σ of a value in the tail.</summary>
    static abstract T SigmoidTail(T x);

    /// <summary>tanh of a whole vector.</summary>
    static abstract Vector512<T> Tanh(Vector512<T> x);
}
