using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// Eigen's <c>exp</c>, every product and sum rounded separately.
/// float32: <c>m = floor(x/ln 2 + ½)</c>, <c>r = x − m·ln 2</c> in two parts, a polynomial of degree 6 in <c>r</c>, times <c>2^m</c>.
/// float64: the same reduction, then <c>1 + 2·p/(q − p)</c> with <c>p</c> odd and <c>q</c> even in <c>r</c> (Cephes).
/// </summary>
internal static class Exp
{
    /// <summary>The float32 kernel's range: <c>e^x</c> is a denormal, which is flushed to 0, from here down, and far from overflow up to its end.</summary>
    public const float Lowest = -88f;

    /// <summary>See <see cref="Lowest"/>.</summary>
    public const float Highest = 80f;

    private const float InverseLn2 = 1.44269504088896341f;
    private const float MinusLn2High = -0.693359375f;
    private const float MinusLn2Low = 2.12194440e-4f;
    private const float P2 = 0.49999988079071044921875f;
    private const float P3 = 0.16666518151760101318359375f;
    private const float P4 = 4.166965186595916748046875e-2f;
    private const float P5 = 8.36894474923610687255859375e-3f;
    private const float P6 = 1.37449637986719608306884765625e-3f;

    private const double Lowest64 = -709.784;
    private const double Highest64 = 709.784;
    private const double InverseLn2For64 = 1.4426950408889634073599;
    private const double Ln2High = 0.693145751953125;
    private const double Ln2Low = 1.42860682030941723212e-6;

    /// <summary>16 values at once, all in <see cref="Lowest"/>…<see cref="Highest"/> or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InRange(Vector512<float> x)
    {
        var m = Vector512.Floor((x * Vector512.Create(InverseLn2)) + Vector512.Create(0.5f));
        var r = (m * Vector512.Create(MinusLn2High)) + x;
        r = (m * Vector512.Create(MinusLn2Low)) + r;
        var r2 = r * r;
        var even = (((r2 * Vector512.Create(P6)) + Vector512.Create(P4)) * r2) + Vector512.Create(P2);
        var odd = (r2 * Vector512.Create(P5)) + Vector512.Create(P3);
        var y = (r2 * ((r * odd) + even)) + (r + Vector512<float>.One);

        // y is in 0.7…1.42, so adding to its exponent is an exact product by 2^m, or leaves a denormal's exponent
        return (y.AsInt32() + Vector512.ShiftLeft(Vector512.ConvertToInt32Native(m), 23)).AsSingle();
    }

    /// <summary>8 values at once.</summary>
    public static Vector512<double> Apply(Vector512<double> x)
    {
        var highest = Vector512.Create(Highest64);
        var v = Vector512.ConditionalSelect(Vector512.LessThan(x, highest), x, highest);
        var m = Vector512.Floor((v * Vector512.Create(InverseLn2For64)) + Vector512.Create(0.5));
        var r = v - (m * Vector512.Create(Ln2High));
        r -= m * Vector512.Create(Ln2Low);
        var s = r * r;
        var p = (Vector512.Create(1.26177193074810590878e-4) * s) + Vector512.Create(3.02994407707441961300e-2);
        p = ((p * s) + Vector512.Create(9.99999999999999999910e-1)) * r;
        var q = (Vector512.Create(3.00198505138664455042e-6) * s) + Vector512.Create(2.52448340349684104192e-3);
        q = (q * s) + Vector512.Create(2.27265548208155028766e-1);
        q = (q * s) + Vector512.Create(2.00000000000000000009e0);
        var y = (p / (q - p) * Vector512.Create(2.0)) + Vector512<double>.One;
        var k = Vector512.ConvertToInt64Native(m);
        var half = Vector512.ShiftRightArithmetic(k, 1);
        var bias = Vector512.Create(1023L);
        y = y * Vector512.ShiftLeft(half + bias, 52).AsDouble() * Vector512.ShiftLeft(k - half + bias, 52).AsDouble();
        y = Vector512.ConditionalSelect(Vector512.GreaterThan(y, x), y, x);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Lowest64)), Vector512<double>.Zero, y);
    }
}
