namespace Parity.Impl.Kernels;

/// <summary>
/// glibc's float64 <c>exp</c> (2.28 and later) as its FMA variant computes it, which TensorFlow calls in the tails of sigmoid:
/// <c>e^x = 2^(k/128) · e^r</c> with <c>k = round(128·x/ln 2)</c>, <c>r = x − k·ln 2/128</c> in two parts, a table of the 128 roots and
/// <c>e^r − 1 ≈ r + r²·(C2 + r·C3) + r⁴·(C4 + r·C5)</c>. Ours does not depend on the C library at hand.
/// </summary>
internal static class GlibcExp
{
    private const double InverseLn2Times128 = 184.6649652337873;
    private const double MinusLn2Over128High = -0.005415212348111709;
    private const double MinusLn2Over128Low = -1.2864023111638346e-14;
    private const double Shift = 6755399441055744.0;
    private const double C2 = 0.49999999999996786;
    private const double C3 = 0.16666666666665886;
    private const double C4 = 0.0416666808410674;
    private const double C5 = 0.008333335853059549;

    /// <summary>2^-54: below it <c>e^x</c> is <c>1 + x</c>.</summary>
    private const double Tiny = 5.551115123125783e-17;

    private const double TwoTo1009 = 5.486124068793689e303;
    private const double TwoToMinus1022 = 2.2250738585072014e-308;

    /// <summary><c>e^x</c>; infinite above 709.78, zero below -745.13.</summary>
    public static double Apply(double x)
    {
        var size = Math.Abs(x);
        if (!(size >= Tiny && size < 1024))
        {
            return size < Tiny || double.IsNaN(x) ? 1.0 + x : x < 0 ? 0.0 : double.PositiveInfinity;
        }

        var shifted = Math.FusedMultiplyAdd(x, InverseLn2Times128, Shift);
        var k = BitConverter.DoubleToUInt64Bits(shifted);
        var whole = shifted - Shift;
        var r = Math.FusedMultiplyAdd(whole, MinusLn2Over128Low, Math.FusedMultiplyAdd(whole, MinusLn2Over128High, x));
        var entry = 2 * (int)(k & 127);
        var tail = BitConverter.UInt64BitsToDouble(GlibcExpTable.TailsAndRoots[entry]);
        var root = GlibcExpTable.TailsAndRoots[entry + 1] + (k << 45);
        var r2 = r * r;
        var low = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(r, C3, C2), r2, tail + r);
        var fraction = Math.FusedMultiplyAdd(r2 * r2, Math.FusedMultiplyAdd(r, C5, C4), low);
        if (size >= 512)
        {
            return whole < 0 ? Small(root, fraction) : Large(root, fraction);
        }

        var scale = BitConverter.UInt64BitsToDouble(root);
        return Math.FusedMultiplyAdd(scale, fraction, scale);
    }

    /// <summary>Where <c>2^(k/128)</c> may overflow though <c>e^x</c> does not: 2^1009 smaller, and then that times more.</summary>
    private static double Large(ulong root, double fraction)
    {
        var scale = BitConverter.UInt64BitsToDouble(root - (1009UL << 52));
        return Math.FusedMultiplyAdd(scale, fraction, scale) * TwoTo1009;
    }

    /// <summary>Where <c>e^x</c> may be denormal: 2^1022 larger, rounded as the denormal will be, and then made that small. No FMA here.</summary>
    private static double Small(ulong root, double fraction)
    {
        var scale = BitConverter.UInt64BitsToDouble(root + (1022UL << 52));
        var add = scale * fraction;
        var y = scale + add;
        if (y < 1.0)
        {
            var lost = scale - y + add;
            var above = 1.0 + y;
            lost = 1.0 - above + y + lost;
            y = above + lost - 1.0;
        }

        return y * TwoToMinus1022;
    }
}
