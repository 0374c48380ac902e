namespace Parity.Backends.Scalar;

/// <summary>
/// The LSTM step and its gradient for one row, as formulas: <c>[i j f o] = concat(x, h)·W + b</c>,
/// <c>c' = σ(f + forget_bias)·c + σ(i)·tanh(j)</c>, <c>h' = σ(o)·tanh(c')</c>.
/// </summary>
/// <param name="kernel"><c>[I+H, 4H]</c>.</param>
/// <param name="bias"><c>[4H]</c>.</param>
/// <param name="units">H.</param>
/// <param name="forgetBias">Added to f at run time.</param>
/// <param name="rules">What to compute instead where a mistake is planted; else TensorFlow's.</param>
internal sealed class ScalarLstm(double[] kernel, double[] bias, int units, double forgetBias, OracleRules rules)
{
    private readonly GateBias add = rules.GateBias(forgetBias);
    private readonly int[] columns = [.. from gate in Enumerable.Range(0, 4) from u in Enumerable.Range(0, units) select rules.Column(gate, u, units)];

    /// <summary>What a step leaves behind.</summary>
    /// <param name="XH"><c>concat(x, h) [I+H]</c>.</param>
    /// <param name="Z">The pre-activations with the bias, without the forget bias: <c>[4H]</c>.</param>
    /// <param name="Gates">σ(i), tanh(j), σ(f + forget_bias), σ(o): <c>[4H]</c>.</param>
    /// <param name="OldC">c <c>[H]</c>.</param>
    /// <param name="C">c' <c>[H]</c>.</param>
    /// <param name="H">h' <c>[H]</c>.</param>
    public sealed record Step(double[] XH, double[] Z, double[] Gates, double[] OldC, double[] C, double[] H);

    /// <summary>The gradients that a step hands back.</summary>
    /// <param name="Z">Of the pre-activations <c>[4H]</c>.</param>
    /// <param name="XH">Of <c>concat(x, h) [I+H]</c>.</param>
    /// <param name="C">Of c <c>[H]</c>.</param>
    public sealed record Gradient(double[] Z, double[] XH, double[] C);

    /// <summary>One step.</summary>
    public Step Forward(ReadOnlySpan<double> x, double[] c, double[] h)
    {
        double[] xh = [.. x, .. h];
        var z = (double[])bias.Clone();
        rules.Products.Forward(xh, x.Length, kernel, z);
        Round(z);
        double[] gates = new double[4 * units], newC = new double[units], newH = new double[units];
        for (var u = 0; u < units; u++)
        {
            var (i, j, f, o) = (u, units + u, (2 * units) + u, (3 * units) + u);
            gates[i] = rules.Gate.Value(z[columns[i]] + add.I);
            gates[j] = rules.Candidate.Value(z[columns[j]] + add.J);
            gates[f] = rules.Gate.Value(z[columns[f]] + add.F);
            gates[o] = rules.Gate.Value(z[columns[o]] + add.O);
        }

        Round(gates);
        for (var u = 0; u < units; u++)
        {
            newC[u] = (gates[(2 * units) + u] * c[u]) + (gates[u] * gates[units + u]);
        }

        Round(newC);
        for (var u = 0; u < units; u++)
        {
            newH[u] = gates[(3 * units) + u] * rules.Output.Value(newC[u]);
        }

        Round(newH);
        return new Step(xh, z, gates, c, newC, newH);
    }

    /// <summary>The gradient of one step from those of c' and h'.</summary>
    public Gradient Backward(Step step, double[] dNewC, double[] dNewH)
    {
        double[] dz = new double[4 * units], dc = new double[units], dxh = new double[step.XH.Length];
        for (var u = 0; u < units; u++)
        {
            var (i, j, f, o) = (u, units + u, (2 * units) + u, (3 * units) + u);
            var (g, z) = (step.Gates, step.Z);
            var output = rules.Output.Value(step.C[u]);
            var d = dNewC[u] + (dNewH[u] * g[o] * rules.Output.Slope(step.C[u], output));
            dz[columns[i]] = d * g[j] * rules.Gate.Slope(z[columns[i]] + add.I, g[i]);
            dz[columns[j]] = d * g[i] * rules.Candidate.Slope(z[columns[j]] + add.J, g[j]);
            dz[columns[f]] = d * step.OldC[u] * rules.Gate.Slope(z[columns[f]] + add.F, g[f]);
            dz[columns[o]] = dNewH[u] * output * rules.Gate.Slope(z[columns[o]] + add.O, g[o]);
            dc[u] = d * g[f];
        }

        rules.Products.Back(dz, kernel, dxh);
        return new Gradient(dz, dxh, dc);
    }

    private void Round(double[] values)
    {
        for (var i = 0; rules.Round is not null && i < values.Length; i++)
        {
            values[i] = rules.Round(values[i]);
        }
    }
}
