namespace Parity.Diagnosis;

/// <summary>The number that a person would have written.</summary>
internal static class RoundNumber
{
    private const double Near1 = 1e-4;

    /// <summary>The number of fewest decimals near an estimate; null where four do not do.</summary>
    public static double? Near(double estimate)
    {
        for (var digits = 0; digits <= 4; digits++)
        {
            var round = Math.Round(estimate, digits);
            if (Math.Abs(round - estimate) <= Near1 / Math.Pow(10, digits / 2.0))
            {
                return round;
            }
        }

        return null;
    }
}
