namespace Parity.Impl.Kernels;

/// <summary>
/// glibc's float64 <c>tanh</c> (fdlibm's) with the FMA variant of its <c>expm1</c>, which TensorFlow calls: with <c>t = e^(2|x|) − 1</c> it is
/// <c>1 − 2/(t + 2)</c>, below 1 with <c>t = e^(−2|x|) − 1</c> it is <c>−t/(t + 2)</c>. Ours does not depend on the C library at hand.
/// </summary>
internal static class GlibcTanh
{
    /// <summary>2^-55.</summary>
    private const double Tiny = 2.7755575615628914e-17;

    private const double InverseLn2 = 1.4426950408889634;
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double Q1 = -0.03333333333333313;
    private const double Q2 = 0.0015873015872548146;
    private const double Q3 = -7.93650757867488e-05;
    private const double Q4 = 4.008217827329362e-06;
    private const double Q5 = -2.0109921818362437e-07;

    /// <summary><c>tanh x</c>.</summary>
    public static double Apply(double x)
    {
        var size = Math.Abs(x);
        if (size < Tiny || double.IsNaN(x))
        {
            return x * (1.0 + x);
        }

        double y;
        if (size >= 22)
        {
            y = 1.0;
        }
        else if (size >= 1)
        {
            y = 1.0 - (2.0 / (Expm1(2.0 * size) + 2.0));
        }
        else
        {
            var t = Expm1(-2.0 * size);
            y = -t / (t + 2.0);
        }

        return x < 0 ? -y : y;
    }

    /// <summary>
    /// <c>e^x − 1</c> for what <c>tanh</c> asks: 2 to 44 and -2 to -2^-54. <c>x = k·ln 2 + r</c>; of <c>r</c>, whose rounding error is <c>c</c>,
    /// a rational in <c>r²/2</c>; then <c>2^k</c> in the order that loses least.
    /// </summary>
    private static double Expm1(double x)
    {
        var k = Steps(x);
        if (k == 0)
        {
            return x - Lack(x, 0.0, whole: true);
        }

        var high = Math.FusedMultiplyAdd(-k, Ln2High, x);
        var low = k * Ln2Low;
        var r = high - low;
        var e = Lack(r, high - r - low, whole: false);
        if (k == -1)
        {
            return (0.5 * (r - e)) - 0.5;
        }

        if (k is < 0 or > 56)
        {
            return Scale(1.0 - (e - r), k) - 1.0;
        }

        var least = BitConverter.UInt64BitsToDouble((ulong)(1023 - k) << 52);
        return Scale(k < 20 ? 1.0 - least - (e - r) : r - (e + least) + 1.0, k);
    }

    /// <summary>How many times ln 2 is taken off, by the upper half of the bits of <c>|x|</c>: none up to ½·ln 2, one up to 1.5·ln 2.</summary>
    private static int Steps(double x) => ((uint)(BitConverter.DoubleToUInt64Bits(x) >> 32) & 0x7fffffff) switch
    {
        <= 0x3fd62e42 => 0,
        <= 0x3ff0a2b1 => -1,
        _ => (int)((InverseLn2 * x) + (x < 0 ? -0.5 : 0.5)),
    };

    /// <summary>What <c>e^r − 1</c> is less than <c>r</c>.</summary>
    private static double Lack(double r, double c, bool whole)
    {
        var half = 0.5 * r;
        var s = r * half;
        var s2 = s * s;
        var q = Math.FusedMultiplyAdd(s2, Math.FusedMultiplyAdd(s, Q3, Q2), Math.FusedMultiplyAdd(s, Q1, 1.0));
        q = Math.FusedMultiplyAdd(s2 * s2, Math.FusedMultiplyAdd(s, Q5, Q4), q);
        var t = Math.FusedMultiplyAdd(-q, half, 3.0);
        var e = (q - t) / Math.FusedMultiplyAdd(-r, t, 6.0) * s;
        return whole ? Math.FusedMultiplyAdd(e, r, -s) : Math.FusedMultiplyAdd(e - c, r, -c) - s;
    }

    private static double Scale(double y, int k) => BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(y) + ((ulong)k << 52));
}
