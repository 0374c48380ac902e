namespace Parity.Backends.Scalar;

/// <summary>
/// Layer normalisation of some vectors of H numbers that stand side by side, each by its own mean and variance:
/// <c>y = γ∘(x − mean)/√(var + ε) + β</c>, <c>tf.contrib.layers.layer_norm</c>.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="units">H.</param>
/// <param name="together">Whether the mean and the variance are those of all the vectors together.</param>
/// <param name="scopes">γ and β of each vector.</param>
internal sealed class ScalarNorm(NormRules rules, int units, bool together, params (ScalarWeight Gamma, ScalarWeight Beta)[] scopes)
{
    private readonly int size = together ? units * scopes.Length : units;

    /// <summary>What it leaves behind.</summary>
    /// <param name="Standard"><c>(x − mean)/√(var + ε)</c>.</param>
    /// <param name="Inverse"><c>1/√(var + ε)</c> of each vector.</param>
    /// <param name="Value">y.</param>
    public sealed record Result(double[] Standard, double[] Inverse, double[] Value);

    /// <summary>The way there.</summary>
    public Result Forward(double[] x)
    {
        var (standard, inverse, y) = (new double[x.Length], new double[x.Length / size], new double[x.Length]);
        for (var v = 0; v < inverse.Length; v++)
        {
            var of = x.AsSpan(v * size, size);
            double mean = 0, variance = 0;
            foreach (var a in of)
            {
                mean += a / size;
            }

            foreach (var a in of)
            {
                variance += (a - mean) * (a - mean) / (rules.Unbiased ? size - 1 : size);
            }

            inverse[v] = 1 / Math.Sqrt(variance + rules.Epsilon);
            for (var k = 0; k < size; k++)
            {
                standard[(v * size) + k] = (of[k] - mean) * inverse[v];
            }
        }

        for (var k = 0; k < x.Length; k++)
        {
            var (gamma, beta) = scopes[k / units];
            y[k] = rules.GainAndShift ? (standard[k] * gamma.Value[k % units]) + beta.Value[k % units] : standard[k];
        }

        return new Result(standard, inverse, y);
    }

    /// <summary>The gradient of x from that of y.</summary>
    public double[] Backward(Result result, double[] dy)
    {
        var (dStandard, dx) = (new double[dy.Length], new double[dy.Length]);
        for (var k = 0; k < dy.Length; k++)
        {
            var (gamma, beta) = scopes[k / units];
            dStandard[k] = rules.GainAndShift ? dy[k] * gamma.Value[k % units] : dy[k];
            gamma.Add(k % units, rules.GainAndShift ? dy[k] * result.Standard[k] : 0);
            beta.Add(k % units, rules.GainAndShift ? dy[k] : 0);
        }

        for (var v = 0; v < result.Inverse.Length; v++)
        {
            double mean = 0, along = 0;
            for (var k = v * size; k < (v + 1) * size; k++)
            {
                mean += dStandard[k] / size;
                along += dStandard[k] * result.Standard[k] / (rules.Unbiased ? size - 1 : size);
            }

            for (var k = v * size; k < (v + 1) * size; k++)
            {
                dx[k] = (dStandard[k] - mean - (result.Standard[k] * along)) * result.Inverse[v];
            }
        }

        return dx;
    }
}
