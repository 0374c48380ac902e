using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// TensorFlow 1.15's sigmoid. float32: Eigen's rational <c>p(x)/q(x) + ½</c> of <c>x</c> clamped to ±18, <c>p</c> odd of degree 9, <c>q</c> even of
/// degree 10, every product and sum rounded separately, the result clamped to 0…1. float64: <c>1/(1 + e^−x)</c> by Eigen's <see cref="Exp"/>.
/// In the tail <c>1/(1 + e^−x)</c> in both, by glibc's <c>exp</c>, of ours; float32's is 0 below −18. Its gradient is 2.15's (<see cref="Sigmoid"/>).
/// </summary>
internal static class Sigmoid115
{
    private const float Clamp = 18f;
    private const float A9 = 4.37031012579801e-11f;
    private const float A7 = 1.15627324459942e-07f;
    private const float A5 = 6.08574864600143e-05f;
    private const float A3 = 8.51377133304701e-03f;
    private const float A1 = 2.48287947061529e-01f;
    private const float B10 = 6.10247389755681e-13f;
    private const float B8 = 5.76102136993427e-09f;
    private const float B6 = 6.29106785017040e-06f;
    private const float B4 = 1.70198817374094e-03f;
    private const float B2 = 1.16817656904453e-01f;
    private const float B0 = 9.93151921023180e-01f;

    /// <summary>16 values at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x)
    {
        // the order of the operands keeps NaN
        var v = Vector512.MaxNative(Vector512.Create(-Clamp), Vector512.MinNative(Vector512.Create(Clamp), x));
        var s = v * v;
        var p = (s * Vector512.Create(A9)) + Vector512.Create(A7);
        p = (s * p) + Vector512.Create(A5);
        p = (s * p) + Vector512.Create(A3);
        p = (s * p) + Vector512.Create(A1);
        var q = (s * Vector512.Create(B10)) + Vector512.Create(B8);
        q = (s * q) + Vector512.Create(B6);
        q = (s * q) + Vector512.Create(B4);
        q = (s * q) + Vector512.Create(B2);
        q = (s * q) + Vector512.Create(B0);
        return Vector512.MaxNative(Vector512<float>.Zero, Vector512.MinNative(Vector512<float>.One, (v * p / q) + Vector512.Create(0.5f)));
    }

    /// <summary>One value of the tail; <c>exp</c> is glibc's, of ours.</summary>
    public static float Tail(float x) => x < -Clamp ? 0f : 1f / (1f + Expf.Apply(-x));

    /// <summary>8 values at once.</summary>
    public static Vector512<double> Apply(Vector512<double> x) => Vector512<double>.One / (Vector512<double>.One + Exp.Apply(-x));

    /// <summary>One value of the tail; <c>exp</c> is glibc's, of ours.</summary>
    public static double Tail(double x) => 1.0 / (1.0 + GlibcExp.Apply(-x));
}
