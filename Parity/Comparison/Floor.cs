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

    /// <summary>The floor of an array; for one of a trace, whose spread is not measured, that of the array that spreads most.</summary>
    public static Budget.Ulps Of(Case row, string array)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Spread(row, array) is { } spread
            ? new Budget.Ulps(Math.Max(Least, Factor * spread), "floor")
            : new Budget.Ulps(Least, "floor unknown");
    }

    /// <summary>Why the case says nothing about ports that make other bits, or null.</summary>
    public static string? WhyIllConditioned(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Spread is not null && row.Spread.Values.Any(s => s > IllConditioned)
            ? FormattableString.Invariant($"ill-conditioned (TensorFlow's own spread is above {IllConditioned} ulp): judged for bits only")
            : null;
    }

    private static double? Spread(Case row, string array) =>
        row.Spread is not { Count: > 0 } spread ? null
        : TraceArrays.Is(array) ? spread.Values.Max()
        : spread.TryGetValue(array, out var own) ? own
        : null;
}
