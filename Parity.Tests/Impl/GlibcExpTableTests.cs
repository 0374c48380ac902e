using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Tests.Impl;

/// <summary>The table of <c>exp</c> is what it says it is, by exact arithmetic.</summary>
public sealed class GlibcExpTableTests
{
    private const int Digits = 256;

    [Fact]
    public void An_entry_is_what_the_root_lacks_and_the_root() => Assert.Equal(Enumerable.Range(0, 128).SelectMany(Entry), GlibcExpTable.TailsAndRoots.ToArray());

    private static ulong[] Entry(int i)
    {
        var root = BigInteger.One << ((128 * Digits) + i);
        for (var times = 0; times < 7; times++)
        {
            root = SquareRoot(root);
        }

        var nearest = Nearest(root);
        var rounded = new BigInteger(Math.ScaleB(nearest, 52)) << (Digits - 52);
        var lack = Nearest(((root - rounded) << Digits) / rounded);
        return [BitConverter.DoubleToUInt64Bits(lack), BitConverter.DoubleToUInt64Bits(nearest) - ((ulong)i << 45)];
    }

    /// <summary>The double nearest to <c>n/2^256</c>.</summary>
    private static double Nearest(BigInteger n)
    {
        var shift = (int)BigInteger.Abs(n).GetBitLength() - 53;
        return shift < 0 ? Math.ScaleB((double)n, -Digits) : Math.ScaleB((double)((n + (BigInteger.One << (shift - 1))) >> shift), shift - Digits);
    }

    private static BigInteger SquareRoot(BigInteger n)
    {
        var x = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            var y = (x + (n / x)) >> 1;
            if (y >= x)
            {
                return x;
            }

            x = y;
        }
    }
}
