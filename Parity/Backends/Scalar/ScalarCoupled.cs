using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>
/// <c>tf.contrib.rnn.CoupledInputForgetGateLSTMCell</c>, whose input gate is <c>1 − f</c>: <c>[j f o] = concat(x, h)·W + B</c> (or normalised, without B),
/// <c>f = σ(f + forget_bias + w_f∘c)</c>, <c>c' = f∘c + (1 − f)∘act(j)</c> (normalised), <c>h' = clip(σ(o + w_o∘c')∘act(c')·P)</c>.
/// </summary>
internal sealed class ScalarCoupled : ScalarCell
{
    private readonly int units;
    private readonly ScalarWeight kernel;
    private readonly ScalarWeight bias;
    private readonly ScalarWeight? wF;
    private readonly ScalarWeight? wO;
    private readonly ScalarProjection projection;
    private readonly ScalarNorm? gatesNorm;
    private readonly ScalarNorm? stateNorm;
    private readonly Activation gate;
    private readonly Activation candidate;
    private readonly Activation output;
    private readonly double[] add;

    public ScalarCoupled(CellSpec spec, CellWeights weights, OracleRules rules)
        : base(spec.States, rules)
    {
        (units, kernel, bias) = (spec.NumUnits, weights.Need("W_0"), weights.Need("B"));
        (wF, wO) = (weights.Maybe("W_F_diag"), weights.Maybe("W_O_diag"));
        projection = new ScalarProjection(weights.Maybe("W_P_0"), rules.Lstm.ProjClip(new Clip(spec.ProjClip)), rules);
        if (spec.LayerNorm == true)
        {
            (ScalarWeight, ScalarWeight) Scope(string name) => (weights.Need(name + "/gamma"), weights.Need(name + "/beta"));
            gatesNorm = rules.Norm.Gates ? new ScalarNorm(rules.Norm, units, rules.Norm.GatesTogether, Scope("transform"), Scope("forget"), Scope("output")) : null;
            stateNorm = rules.Norm.State ? new ScalarNorm(rules.Norm, units, false, Scope("state")) : null;
            bias = new ScalarWeight(bias.Name, new double[bias.Value.Length]);
        }

        var own = Activation.Named(spec.Activation);
        (gate, candidate, output) = (rules.Gate, rules.Candidate(own), rules.Output(own));
        var b = rules.GateBias(spec.ForgetBias);
        add = [b.J, b.F, b.O];
    }

    /// <summary>What a step leaves behind.</summary>
    /// <param name="XH"><c>concat(x, h) [I+P]</c>.</param>
    /// <param name="Normed">The normalised pre-activations; null where they are not.</param>
    /// <param name="Sums">With forget bias and peepholes, in the order j f o: <c>[3H]</c>.</param>
    /// <param name="Gates">act(j), σ(f), σ(o): <c>[3H]</c>.</param>
    /// <param name="OldC">c <c>[H]</c>.</param>
    /// <param name="NormedC">The normalised c'; null where it is not.</param>
    /// <param name="Seen">The c' that the output is made of <c>[H]</c>.</param>
    /// <param name="C">c' <c>[H]</c>.</param>
    /// <param name="Projected">The projection's.</param>
    private sealed record Step(double[] XH, ScalarNorm.Result? Normed, double[] Sums, double[] Gates, double[] OldC, ScalarNorm.Result? NormedC, double[] Seen, double[] C, ScalarProjection.Result Projected)
        : CellStep(Projected.Output, [C, Projected.Output]);

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var (c, h) = (state[0], state[1]);
        double[] xh = [.. x, .. h], z = [.. bias.Value];
        Rules.Products.Forward(xh, x.Length, kernel.Value, z);
        Round(z);
        var normed = gatesNorm?.Forward(z);
        double[] sums = [.. (normed?.Value ?? z).Select((a, k) => a + add[k / units])], gates = new double[3 * units], raw = new double[units], m = new double[units];
        for (var u = 0; u < units; u++)
        {
            var (j, f) = (u, units + u);
            sums[f] += wF is null ? 0 : wF.Value[u] * c[u];
            gates[j] = Round(candidate.Value(sums[j]));
            gates[f] = Round(gate.Value(sums[f]));
            var (old, fresh) = Shares(gates[f]);
            raw[u] = Round((old * c[u]) + (fresh * gates[j]));
        }

        var normedC = stateNorm?.Forward(raw);
        var seen = normedC?.Value ?? raw;
        for (var u = 0; u < units; u++)
        {
            var o = (2 * units) + u;
            sums[o] += wO is null ? 0 : wO.Value[u] * PeepedAt(c, seen)[u];
            gates[o] = Round(gate.Value(sums[o]));
            m[u] = Round(gates[o] * output.Value(seen[u]));
        }

        return new Step(xh, normed, sums, gates, c, normedC, seen, Rules.Norm.KeepsRawState ? raw : seen, projection.Forward(m));
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var s = (Step)step;
        var dm = projection.Backward(s.Projected, Sum(dOutput, dState[1]));
        double[] dSums = new double[3 * units], dSeen = new double[units], dc = new double[units], dxh = new double[s.XH.Length];
        for (var u = 0; u < units; u++)
        {
            var (o, y) = ((2 * units) + u, output.Value(s.Seen[u]));
            dSums[o] = dm[u] * y * gate.Slope(s.Sums[o], s.Gates[o]);
            wO?.Add(u, dSums[o] * PeepedAt(s.OldC, s.Seen)[u]);
            var dPeeped = wO is null ? 0 : dSums[o] * wO.Value[u];
            dSeen[u] = (dm[u] * s.Gates[o] * output.Slope(s.Seen[u], y)) + (Rules.Lstm.OutputPeepholeSeesOldC ? 0 : dPeeped) + (Rules.Norm.KeepsRawState ? 0 : dState[0][u]);
            dc[u] = Rules.Lstm.OutputPeepholeSeesOldC ? dPeeped : 0;
        }

        var dRaw = s.NormedC is null ? dSeen : stateNorm!.Backward(s.NormedC, dSeen);
        dRaw = Rules.Norm.KeepsRawState ? Sum(dRaw, dState[0]) : dRaw;
        for (var u = 0; u < units; u++)
        {
            var (j, f, g) = (u, units + u, s.Gates);
            var (old, fresh) = Shares(g[f]);
            var (oldSlope, freshSlope) = ShareSlopes;
            dSums[j] = dRaw[u] * fresh * candidate.Slope(s.Sums[j], g[j]);
            dSums[f] = dRaw[u] * ((oldSlope * s.OldC[u]) + (freshSlope * g[j])) * gate.Slope(s.Sums[f], g[f]);
            dc[u] += (dRaw[u] * old) + (wF is null ? 0 : dSums[f] * wF.Value[u]);
            wF?.Add(u, dSums[f] * s.OldC[u]);
        }

        var dz = s.Normed is null ? dSums : gatesNorm!.Backward(s.Normed, dSums);
        Rules.Products.Back(dz, kernel.Value, dxh);
        kernel.AddOuter(Rules.Products, s.XH, dz);
        bias.Add(dz);
        var inputs = dxh.Length - dState[1].Length;
        return new StepGradient(dxh[..inputs], [dc, dxh[inputs..]]) { Z = dz };
    }

    /// <summary>What of c and of the new input goes into c'.</summary>
    private (double Old, double Fresh) Shares(double f) => Rules.Lstm.Coupling switch
    {
        Coupling.Exchanged => (1 - f, f),
        Coupling.Missing => (f, 1),
        _ => (f, 1 - f),
    };

    /// <summary>The slopes of the shares in f.</summary>
    private (int Old, int Fresh) ShareSlopes => Rules.Lstm.Coupling switch
    {
        Coupling.Exchanged => (-1, 1),
        Coupling.Missing => (1, 0),
        _ => (1, -1),
    };

    /// <summary>What the output gate's peephole looks at.</summary>
    private double[] PeepedAt(double[] oldC, double[] newC) => Rules.Lstm.OutputPeepholeSeesOldC ? oldC : newC;
}
