namespace Parity.Tests.Impl;

/// <summary>Numbers to compare a float64 function at: the <c>n</c>-th is always the same.</summary>
internal static class LibmInputs
{
    private const int Kinds = 8;
    private static readonly double Ln2 = Math.Log(2);

    /// <summary>What the functions branch at, to be met with its neighbours.</summary>
    private static readonly double[] Thresholds =
    [
        0.0, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NaN, Math.ScaleB(1, -1022), Math.ScaleB(1, -54), Math.ScaleB(1, -55), Math.ScaleB(1, -56),
        0.25 * Ln2, 0.5 * Ln2, 0.75 * Ln2, 1.5 * Ln2, 0.5, 1.0, 2.0, 21.9, 22.0, 44.0, 28 * Ln2, 512.0, 708.396, 709.782712893384, 744.4400719213812, 745.1332191019412, 1024.0,
    ];

    public static double At(ulong n)
    {
        var random = Mix(n);
        var next = Mix(random);
        var unit = (next >> 11) * (1.0 / (1UL << 53));
        var sign = (random & (1UL << 32)) == 0 ? 1 : -1;
        return (n % Kinds) switch
        {
            0 => sign * 750 * unit,
            1 => sign * 25 * unit,
            2 => sign * unit,
            3 => BitConverter.UInt64BitsToDouble(next),
            4 => sign * Math.ScaleB(1 + unit, (int)(random % 72) - 60),
            5 => Near(((int)(random % 1200) - 600 + 0.5) * Ln2 / 2, next), // where expm1(2x) and expm1(-2x) take another power of 2
            6 => Near(((int)(random % 280_000) - 140_000 + 0.5) * Ln2 / 128, next), // where exp takes another root
            _ => Near(sign * Thresholds[random % (ulong)Thresholds.Length], next),
        };
    }

    private static double Near(double x, ulong random) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + (int)(random % 65) - 32);

    /// <summary>SplitMix64.</summary>
    private static ulong Mix(ulong n)
    {
        n += 0x9e3779b97f4a7c15;
        n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9;
        n = (n ^ (n >> 27)) * 0x94d049bb133111eb;
        return n ^ (n >> 31);
    }
}
