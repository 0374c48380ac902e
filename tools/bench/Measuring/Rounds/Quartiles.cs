namespace Parity.Bench.Rounds;

/// <summary>The middle of some numbers and how far its neighbours lie from it.</summary>
/// <param name="Lower">A quarter are at or below it.</param>
/// <param name="Median">Half are.</param>
/// <param name="Upper">Three quarters are.</param>
public sealed record Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>Of some numbers, between two of them in proportion (as NumPy's <c>quantile</c> does).</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Quartiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            throw new ArgumentException("expected at least one number, got none", nameof(values));
        }

        double At(double share)
        {
            var place = share * (sorted.Length - 1);
            var below = (int)place;
            return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
        }

        return new(At(0.25), At(0.5), At(0.75));
    }
}
