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
    public static Vector512<float> Apply(Vector512<float> x)
    {
        var e = Exp.Apply(x);
        var y = e / (Vector512<float>.One + e);
        return Vector512.ConditionalSelect(Vector512.Equals(e, Vector512.Create(float.PositiveInfinity)), Vector512<float>.One, y);
    }

    /// <summary>One value, to the same bits.</summary>
    public static float Apply(float x) => Ratio(Exp.Apply(x));

    /// <summary>One value of the tail.</summary>
    public static float Tail(float x) => Ratio(Expf.Apply(x));

    /// <summary>8 values at once.</summary>
    public static Vector512<double> Apply(Vector512<double> x)
    {
        var e = Exp.Apply(x);
        var y = e / (Vector512<double>.One + e);
        return Vector512.ConditionalSelect(Vector512.Equals(e, Vector512.Create(double.PositiveInfinity)), Vector512<double>.One, y);
    }

    /// <summary>One value, to the same bits.</summary>
    public static double Apply(double x) => Ratio(Exp.Apply(x));

    /// <summary>One value of the tail; <c>exp</c> is glibc's, of ours.</summary>
    public static double Tail(double x) => Ratio(GlibcExp.Apply(x));

    private static float Ratio(float e) => float.IsPositiveInfinity(e) ? 1f : e / (1f + e);

    private static double Ratio(double e) => double.IsPositiveInfinity(e) ? 1.0 : e / (1.0 + e);
}
