namespace Parity.Impl.Kernels;

/// <summary>
/// glibc's <c>expf</c> as its FMA variant computes it, which TensorFlow calls in the tails of sigmoid:
/// <c>e^x = 2^(k/32) · 2^(r/32)</c> with <c>k = round(32·x/ln 2)</c>, a table of the 32 roots and a cubic in double precision,
/// rounded once to float. Ours does not depend on the C library at hand.
/// </summary>
internal static class Expf
{
    private const double InverseLn2Times32 = 46.16624130844683;
    private const double Shift = 6755399441055744.0;
    private const double C0 = 1.6938359250920212e-06;
    private const double C1 = 0.00023459809789509004;
    private const double C2 = 0.021660849396613134;

    /// <summary>The bits of <c>2^(i/32)</c> less <c>i·2^47</c>, so that adding <c>k·2^47</c> sets fraction and exponent at once.</summary>
    private static ReadOnlySpan<ulong> Roots =>
    [
        0x3ff0000000000000, 0x3fefd9b0d3158574, 0x3fefb5586cf9890f, 0x3fef9301d0125b51,
        0x3fef72b83c7d517b, 0x3fef54873168b9aa, 0x3fef387a6e756238, 0x3fef1e9df51fdee1,
        0x3fef06fe0a31b715, 0x3feef1a7373aa9cb, 0x3feedea64c123422, 0x3feece086061892d,
        0x3feebfdad5362a27, 0x3feeb42b569d4f82, 0x3feeab07dd485429, 0x3feea47eb03a5585,
        0x3feea09e667f3bcd, 0x3fee9f75e8ec5f74, 0x3feea11473eb0187, 0x3feea589994cce13,
        0x3feeace5422aa0db, 0x3feeb737b0cdc5e5, 0x3feec49182a3f090, 0x3feed503b23e255d,
        0x3feee89f995ad3ad, 0x3feeff76f2fb5e47, 0x3fef199bdd85529c, 0x3fef3720dcef9069,
        0x3fef5818dcfba487, 0x3fef7c97337b9b5f, 0x3fefa4afa2a490da, 0x3fefd0765b6e4540,
    ];

    /// <summary><c>e^x</c>; infinite above 88.7, zero below -103.97.</summary>
    public static float Apply(float x)
    {
        if (!(MathF.Abs(x) < 88f))
        {
            if (float.IsNaN(x))
            {
                return x + x;
            }

            if (x > 88.72283f)
            {
                return float.PositiveInfinity;
            }

            if (x < -103.97208f)
            {
                return 0f;
            }
        }

        var z = (double)x;
        var shifted = Math.FusedMultiplyAdd(InverseLn2Times32, z, Shift);
        var k = BitConverter.DoubleToUInt64Bits(shifted);
        var r = Math.FusedMultiplyAdd(InverseLn2Times32, z, -(shifted - Shift));
        var s = BitConverter.UInt64BitsToDouble(Roots[(int)(k & 31)] + (k << 47));
        var high = Math.FusedMultiplyAdd(C0, r, C1);
        var low = Math.FusedMultiplyAdd(C2, r, 1.0);
        return (float)(Math.FusedMultiplyAdd(high, r * r, low) * s);
    }
}
