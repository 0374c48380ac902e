namespace Parity.Diagnosis.InitialWeights;

/// <summary>How likely values are under a distribution: the natural logarithm of the density.</summary>
internal static class Likelihood
{
    private const double Rounding = 1e-6;

    /// <summary>Uniform in ±limit: <c>−n·ln(2·limit)</c>, and minus infinity where any value is outside.</summary>
    public static double Uniform(double[] values, double limit) =>
        WeightSample.Largest(values) > limit * (1 + Rounding) ? double.NegativeInfinity : -values.Length * Math.Log(2 * limit);

    /// <summary>Normal about 0.</summary>
    public static double Normal(double[] values, double deviation) =>
        values.Sum(x => -0.5 * Math.Pow(x / deviation, 2)) - (values.Length * Math.Log(deviation * Math.Sqrt(2 * Math.PI)));

    /// <summary>Normal about 0 with the deviation that fits best, less what fitting it is worth.</summary>
    public static double FittedNormal(double[] values) => Fitted(values, v => Normal(v, WeightSample.Deviation(v)));

    /// <summary>Uniform with the limit that fits best, less what fitting it is worth.</summary>
    public static double FittedUniform(double[] values) => Fitted(values, v => Uniform(v, WeightSample.Largest(v))) - Math.Log(Math.Max(1, values.Length));

    private static double Fitted(double[] values, Func<double[], double> of) =>
        values.Length == 0 ? 0 : WeightSample.Largest(values) == 0 ? double.NegativeInfinity : of(values) - (0.5 * Math.Log(values.Length));
}
