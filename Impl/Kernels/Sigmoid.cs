using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// TensorFlow 2.15's sigmoid, <c>e/(1 + e)</c> with <c>e = e^x</c>, 1 where <c>e</c> is infinite. <c>e</c> is Eigen's (<see cref="Exp"/>),
/// but in the <em>tail</em>, the last <c>size mod 8</c> elements of the op's flattened tensor (float64: <c>mod 4</c>),
/// glibc's, of ours (<see cref="Expf"/>, <see cref="GlibcExp"/>).
/// Its gradient is <c>dy·(y·(1 − y))</c>, in the tail <c>(dy·y)·(1 − y)</c>.
/// </summary>
internal static class Sigmoid
{
    /// <summary>16 values at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x)
    {
        // beyond its range e + 1 is e or 1: the ends give the 1 and 0 of what lies beyond. The order of the operands keeps NaN
        var e = Exp.InRange(Vector512.MaxNative(Vector512.Create(Exp.Lowest), Vector512.MinNative(Vector512.Create(Exp.Highest), x)));
        return e / (Vector512<float>.One + e);
    }

    /// <summary>One value of the tail; <c>exp</c> is glibc's, of ours.</summary>
    public static float Tail(float x)
    {
        var e = Expf.Apply(x);
        return float.IsPositiveInfinity(e) ? 1f : e / (1f + e);
    }

    /// <summary>8 values at once.</summary>
    public static Vector512<double> Apply(Vector512<double> x)
    {
        var e = Exp.Apply(x);
        var y = e / (Vector512<double>.One + e);
        return Vector512.ConditionalSelect(Vector512.Equals(e, Vector512.Create(double.PositiveInfinity)), Vector512<double>.One, y);
    }

    /// <summary>One value of the tail; <c>exp</c> is glibc's, of ours.</summary>
    public static double Tail(double x)
    {
        var e = GlibcExp.Apply(x);
        return double.IsPositiveInfinity(e) ? 1.0 : e / (1.0 + e);
    }
}
