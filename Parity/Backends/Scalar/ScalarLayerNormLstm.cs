using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>
/// <c>tf.contrib.rnn.LayerNormBasicLSTMCell</c>: <c>[i j f o] = concat(x, h)·W</c>, each normalised,
/// <c>c' = norm(σ(f + forget_bias)∘c + σ(i)∘act(j))</c>, <c>h' = σ(o)∘act(c')</c>. Without <c>layer_norm</c> it is the plain LSTM.
/// </summary>
internal sealed class ScalarLayerNormLstm : ScalarCell
{
    private readonly int units;
    private readonly ScalarWeight kernel;
    private readonly ScalarNorm gatesNorm;
    private readonly ScalarNorm stateNorm;
    private readonly Activation gate;
    private readonly Activation candidate;
    private readonly Activation output;
    private readonly double[] add;

    public ScalarLayerNormLstm(CellSpec spec, CellWeights weights, OracleRules rules)
        : base(spec.States, rules)
    {
        (units, kernel) = (spec.NumUnits, weights.Need("kernel"));
        (ScalarWeight, ScalarWeight) Scope(string name) => (weights.Need(name + "/gamma"), weights.Need(name + "/beta"));
        gatesNorm = new ScalarNorm(rules.Norm, units, rules.Norm.GatesTogether, Scope("input"), Scope("transform"), Scope("forget"), Scope("output"));
        stateNorm = new ScalarNorm(rules.Norm, units, false, Scope("state"));
        var own = Activation.Named(spec.Activation);
        (gate, candidate, output) = (rules.Gate, rules.Candidate(own), rules.Output(own));
        var b = rules.GateBias(spec.ForgetBias);
        add = [b.I, b.J, b.F, b.O];
    }

    /// <summary>What a step leaves behind.</summary>
    /// <param name="XH"><c>concat(x, h) [I+H]</c>.</param>
    /// <param name="Normed">The normalised pre-activations; null where they are not.</param>
    /// <param name="Sums">With the forget bias, in the order i j f o: <c>[4H]</c>.</param>
    /// <param name="Gates">σ(i), act(j), σ(f), σ(o): <c>[4H]</c>.</param>
    /// <param name="OldC">c <c>[H]</c>.</param>
    /// <param name="NormedC">The normalised c'; null where it is not.</param>
    /// <param name="Seen">The c' that the output is made of <c>[H]</c>.</param>
    /// <param name="C">c' <c>[H]</c>.</param>
    /// <param name="H">h' <c>[H]</c>.</param>
    private sealed record Step(double[] XH, ScalarNorm.Result? Normed, double[] Sums, double[] Gates, double[] OldC, ScalarNorm.Result? NormedC, double[] Seen, double[] C, double[] H)
        : CellStep(H, [C, H]);

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var (c, h) = (state[0], state[1]);
        double[] xh = [.. x, .. h], z = new double[4 * units];
        Rules.Products.Forward(xh, x.Length, kernel.Value, z);
        z = [.. from g in Enumerable.Range(0, 4) from u in Enumerable.Range(0, units) select z[Rules.Column(g, u, units)]];
        Round(z);
        var normed = Rules.Norm.Gates ? gatesNorm.Forward(z) : null;
        double[] sums = [.. (normed?.Value ?? z).Select((a, k) => a + add[k / units])], raw = new double[units], newH = new double[units];
        double[] gates = [.. sums.Select((a, k) => Round((k / units == 1 ? candidate : gate).Value(a)))];
        for (var u = 0; u < units; u++)
        {
            raw[u] = Round((gates[(2 * units) + u] * c[u]) + (gates[u] * gates[units + u]));
        }

        var normedC = Rules.Norm.State ? stateNorm.Forward(raw) : null;
        var seen = normedC?.Value ?? raw;
        for (var u = 0; u < units; u++)
        {
            newH[u] = Round(gates[(3 * units) + u] * output.Value(seen[u]));
        }

        return new Step(xh, normed, sums, gates, c, normedC, seen, Rules.Norm.KeepsRawState ? raw : seen, newH);
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var s = (Step)step;
        var dh = Sum(dOutput, dState[1]);
        double[] dSums = new double[4 * units], dSeen = new double[units], dc = new double[units], dxh = new double[s.XH.Length];
        for (var u = 0; u < units; u++)
        {
            var (o, y) = ((3 * units) + u, output.Value(s.Seen[u]));
            dSums[o] = dh[u] * y * gate.Slope(s.Sums[o], s.Gates[o]);
            dSeen[u] = (dh[u] * s.Gates[o] * output.Slope(s.Seen[u], y)) + (Rules.Norm.KeepsRawState ? 0 : dState[0][u]);
        }

        var dRaw = s.NormedC is null ? dSeen : stateNorm.Backward(s.NormedC, dSeen);
        dRaw = Rules.Norm.KeepsRawState ? Sum(dRaw, dState[0]) : dRaw;
        for (var u = 0; u < units; u++)
        {
            var (i, j, f, g) = (u, units + u, (2 * units) + u, s.Gates);
            dSums[i] = dRaw[u] * g[j] * gate.Slope(s.Sums[i], g[i]);
            dSums[j] = dRaw[u] * g[i] * candidate.Slope(s.Sums[j], g[j]);
            dSums[f] = dRaw[u] * s.OldC[u] * gate.Slope(s.Sums[f], g[f]);
            dc[u] = dRaw[u] * g[f];
        }

        var dNormed = s.Normed is null ? dSums : gatesNorm.Backward(s.Normed, dSums);
        var dz = new double[4 * units];
        for (var k = 0; k < dz.Length; k++)
        {
            dz[Rules.Column(k / units, k % units, units)] = dNormed[k];
        }

        Rules.Products.Back(dz, kernel.Value, dxh);
        kernel.AddOuter(Rules.Products, s.XH, dz);
        var inputs = dxh.Length - units;
        return new StepGradient(dxh[..inputs], [dc, dxh[inputs..]]) { Z = dz };
    }
}
