namespace Parity.Tests.Diagnosis.Ports;

/// <summary>What every operation of a port rounds to, and how its products are made. Values are kept in doubles whatever they were rounded to.</summary>
internal sealed record Arithmetic
{
    /// <summary>The result of every addition, multiplication and function. Rounding a double's result to float is float arithmetic, since a double has more than twice its bits.</summary>
    public required Func<double, double> Round { get; init; }

    /// <summary>Both factors of a matrix product, before it.</summary>
    public Func<double, double> Factor { get; init; } = x => x;

    /// <summary>Each element of a matrix product, after it.</summary>
    public Func<double, double> Product { get; init; } = x => x;

    /// <summary>Whether sums over k run from the last to the first.</summary>
    public bool Falling { get; init; }

    /// <summary>How many partial sums a product has, which are added at its end.</summary>
    public int Lanes { get; init; } = 1;

    public static Arithmetic Single { get; } = new() { Round = x => (float)x };

    public static Arithmetic Double { get; } = new() { Round = x => x };

    /// <summary>IEEE half: 11 bits.</summary>
    public static double Half(double x) => (double)(Half)x;

    /// <summary>The upper half of a float, to the nearest: 8 bits.</summary>
    public static double BFloat16(double x) => ToBits((float)x, 16);

    /// <summary>What tensor cores multiply: a float's exponent and 11 bits, to the nearest.</summary>
    public static double Tf32(double x) => ToBits((float)x, 13);

    /// <summary><c>Σ_k a[k]·b[k]</c> of <paramref name="count"/> terms.</summary>
    public double Sum(int count, Func<int, double> a, Func<int, double> b)
    {
        Span<double> sums = stackalloc double[Lanes];
        for (var step = 0; step < count; step++)
        {
            var k = Falling ? count - 1 - step : step;
            sums[step % Lanes] = Round(sums[step % Lanes] + Round(Factor(a(k)) * Factor(b(k))));
        }

        var total = 0.0;
        foreach (var sum in sums)
        {
            total = Round(total + sum);
        }

        return Product(total);
    }

    private static double ToBits(float x, int dropped)
    {
        var bits = BitConverter.SingleToUInt32Bits(x);
        var half = (1u << (dropped - 1)) - 1 + ((bits >> dropped) & 1);
        return BitConverter.UInt32BitsToSingle((bits + half) & ~((1u << dropped) - 1));
    }
}
