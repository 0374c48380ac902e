using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>float32 as TensorFlow 1.15 computes it.</summary>
internal readonly struct Float32Arithmetic115 : IArithmetic<float>
{
    /// <inheritdoc/>
    public static int TailWidth => 8;

    /// <inheritdoc/>
    public static Vector512<float> Sigmoid(Vector512<float> x) => Sigmoid115.Apply(x);

    /// <inheritdoc/>
    public static float SigmoidTail(float x) => Sigmoid115.Tail(x);

    /// <inheritdoc/>
    public static Vector512<float> Tanh(Vector512<float> x) => Kernels.Tanh.Apply115(x);
}
