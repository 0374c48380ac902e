using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>float64 as TensorFlow 1.15 computes it.</summary>
internal readonly struct Float64Arithmetic115 : IArithmetic<double>
{
    /// <inheritdoc/>
    public static int TailWidth => 4;

    /// <inheritdoc/>
    public static Vector512<double> Sigmoid(Vector512<double> x) => Sigmoid115.Apply(x);

    /// <inheritdoc/>
    public static double SigmoidTail(double x) => Sigmoid115.Tail(x);

    /// <inheritdoc/>
    public static Vector512<double> Tanh(Vector512<double> x) => Kernels.Tanh.Apply(x);
}
