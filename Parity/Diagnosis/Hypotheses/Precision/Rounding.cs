namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>Rounding to fewer bits of significand.</summary>
internal static class Rounding
{
    /// <summary>IEEE binary16: 11 bits, and its range.</summary>
    public static double Half(double x) => (double)(System.Half)x;

    /// <summary>binary32.</summary>
    public static double Single(double x) => (float)x;

    /// <summary>bfloat16, 8 bits, to the nearest even.</summary>
    public static double Brain(double x) => ToNearest((float)x, 16);

    /// <summary>bfloat16 by cutting the lower half of a float off.</summary>
    public static double BrainCut(double x) => Cut((float)x, 16);

    /// <summary>TF32: 11 bits with the range of a float, to the nearest even.</summary>
    public static double Tensor32(double x) => ToNearest((float)x, 13);

    /// <summary>TF32 by cutting.</summary>
    public static double Tensor32Cut(double x) => Cut((float)x, 13);

    private static float ToNearest(float x, int bits)
    {
        if (!float.IsFinite(x))
        {
            return x;
        }

        var raw = BitConverter.SingleToUInt32Bits(x);
        var half = (1u << (bits - 1)) - 1 + ((raw >> bits) & 1);
        return BitConverter.UInt32BitsToSingle((raw + half) & ~((1u << bits) - 1));
    }

    private static float Cut(float x, int bits) => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(x) & ~((1u << bits) - 1));
}
