using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// TensorFlow's tanh. float32: Eigen's rational <c>p(x)/q(x)</c> of <c>x</c> clamped to ±7.905…, <c>p</c> odd of degree 13,
/// <c>q</c> even of degree 6, every product and sum rounded separately; <c>x</c> itself where <c>|x| &lt; 0.0004</c>. In 1.15 it is clamped
/// to ±9, and there is nothing else. float64: glibc's, of ours (<see cref="GlibcTanh"/>). Its gradient is <c>dy·(1 − y·y)</c>.
/// </summary>
internal static class Tanh
{
    private const float Clamp = 7.90531110763549805f;
    private const float Clamp115 = 9f;
    private const float Tiny = 0.0004f;
    private const float A13 = -2.76076847742355e-16f;
    private const float A11 = 2.00018790482477e-13f;
    private const float A9 = -8.60467152213735e-11f;
    private const float A7 = 5.12229709037114e-08f;
    private const float A5 = 1.48572235717979e-05f;
    private const float A3 = 6.37261928875436e-04f;
    private const float A1 = 4.89352455891786e-03f;
    private const float B6 = 1.19825839466702e-06f;
    private const float B4 = 1.18534705686654e-04f;
    private const float B2 = 2.26843463243900e-03f;
    private const float B0 = 4.89352518554385e-03f;

    /// <summary>16 values at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny)), x, Rational(x, Clamp));

    /// <summary>16 values at once, by 1.15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply115(Vector512<float> x) => Rational(x, Clamp115);

    /// <summary>8 values at once, each by itself.</summary>
    public static Vector512<double> Apply(Vector512<double> x) => Vector512.Create(
        GlibcTanh.Apply(x[0]), GlibcTanh.Apply(x[1]), GlibcTanh.Apply(x[2]), GlibcTanh.Apply(x[3]),
        GlibcTanh.Apply(x[4]), GlibcTanh.Apply(x[5]), GlibcTanh.Apply(x[6]), GlibcTanh.Apply(x[7]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rational(Vector512<float> x, float clamp)
    {
        // the order of the operands keeps NaN
        var v = Vector512.MaxNative(Vector512.Create(-clamp), Vector512.MinNative(Vector512.Create(clamp), x));
        var s = v * v;
        var p = (s * Vector512.Create(A13)) + Vector512.Create(A11);
        p = (s * p) + Vector512.Create(A9);
        p = (s * p) + Vector512.Create(A7);
        p = (s * p) + Vector512.Create(A5);
        p = (s * p) + Vector512.Create(A3);
        p = (s * p) + Vector512.Create(A1);
        var q = (s * Vector512.Create(B6)) + Vector512.Create(B4);
        q = (s * q) + Vector512.Create(B2);
        q = (s * q) + Vector512.Create(B0);
        return v * p / q;
    }
}
