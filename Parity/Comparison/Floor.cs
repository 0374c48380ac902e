using Parity.Cases;

namespace Parity.Comparison;

/// <summary>
/// What ports that are right may differ by: <c>max(16, 4 × spread)</c> ULP, the spread being TensorFlow's own (float64, AVX2 kernels, oneDNN on),
/// measured when the golden is made.
/// </summary>
public static class Floor
{
    /// <summary>The least floor.</summary>
    public const double Least = 16;

    /// <summary>A case with a larger spread is ill-conditioned: it is judged for bits only.</summary>
    public const double IllConditioned = 32;

    private const double Factor = 4;

    /// <summary>The floor of an array.</summary>
    public static Budget.Ulps Of(Case row, string array)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Spread is null || !row.Spread.TryGetValue(array, out var spread)
            ? new Budget.Ulps(Least, "floor unknown")
            : new Budget.Ulps(Math.Max(Least, Factor * spread), "floor");
    }

    /// <summary>Why the case says nothing about ports that make other bits, or null.</summary>
    public static string? WhyIllConditioned(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Spread is not null && row.Spread.Values.Any(s => s > IllConditioned)
            ? FormattableString.Invariant($"ill-conditioned (TensorFlow's own spread is above {IllConditioned} ulp): judged for bits only")
            : null;
    }
}
