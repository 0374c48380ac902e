using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>
/// The LSTM step with all its options: <c>[i j f o] = concat(x, h)·W + b</c>,
/// <c>c' = clip(σ(f + forget_bias + w_f∘c)∘c + σ(i + w_i∘c)∘act(j))</c>, <c>h' = clip(σ(o + w_o∘c')∘act(c')·P)</c>.
/// </summary>
internal sealed class ScalarLstm : ScalarCell
{
    private readonly int units;
    private readonly ScalarWeight kernel;
    private readonly ScalarWeight bias;
    private readonly ScalarWeight? wI;
    private readonly ScalarWeight? wF;
    private readonly ScalarWeight? wO;
    private readonly ScalarProjection projection;
    private readonly Activation gate;
    private readonly Activation candidate;
    private readonly Activation output;
    private readonly Clip cellClip;
    private readonly double[] add;
    private readonly int[] columns;

    /// <param name="spec">The cell.</param>
    /// <param name="weights">Its variables.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="straight">Whether the clip of c' lets its gradient pass, as the block cells' does.</param>
    public ScalarLstm(CellSpec spec, CellWeights weights, OracleRules rules, bool straight = false)
        : base(spec.States, rules)
    {
        units = spec.NumUnits;
        (kernel, bias) = (weights.Need("kernel"), weights.Need("bias"));
        (wI, wF, wO) = (weights.Maybe("w_i_diag"), weights.Maybe("w_f_diag"), weights.Maybe("w_o_diag"));
        var own = Activation.Named(spec.Activation);
        (gate, candidate, output) = (rules.Gate, rules.Candidate(own), rules.Output(own));
        cellClip = rules.Lstm.CellClip(new Clip(spec.CellClip) { Straight = straight });
        projection = new ScalarProjection(weights.Maybe("projection/kernel"), rules.Lstm.ProjClip(new Clip(spec.ProjClip)), rules);
        var b = rules.GateBias(spec.ForgetBias);
        add = [b.I, b.J, b.F, b.O];
        columns = [.. from g in Enumerable.Range(0, 4) from u in Enumerable.Range(0, units) select rules.Column(g, u, units)];
    }

    /// <summary>What a step leaves behind.</summary>
    /// <param name="XH"><c>concat(x, h) [I+P]</c>.</param>
    /// <param name="Z">The pre-activations with the bias, without forget bias and peepholes, as the weights have them: <c>[4H]</c>.</param>
    /// <param name="Sums">With those, in the order i j f o: <c>[4H]</c>.</param>
    /// <param name="Gates">σ(i), act(j), σ(f), σ(o): <c>[4H]</c>.</param>
    /// <param name="OldC">c <c>[H]</c>.</param>
    /// <param name="Raw">c' before it is clipped <c>[H]</c>.</param>
    /// <param name="Seen">The c' that the output is made of <c>[H]</c>.</param>
    /// <param name="C">c' <c>[H]</c>.</param>
    /// <param name="Projected">The projection's, of <c>σ(o)∘act(c')</c>.</param>
    private sealed record Step(double[] XH, double[] Z, double[] Sums, double[] Gates, double[] OldC, double[] Raw, double[] Seen, double[] C, ScalarProjection.Result Projected)
        : CellStep(Projected.Output, [C, Projected.Output])
    {
        public override IEnumerable<(string Part, double[] Values)> Traced =>
            new[] { "i", "j", "f", "o" }.Select((part, at) => (part, Gates[(at * C.Length)..((at + 1) * C.Length)])).Prepend(("z", Z));
    }

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var (c, h) = (state[0], state[1]);
        double[] xh = [.. x, .. h];
        var z = (double[])bias.Value.Clone();
        Rules.Products.Forward(xh, x.Length, kernel.Value, z);
        Round(z);
        double[] sums = new double[4 * units], gates = new double[4 * units], raw = new double[units], newC = new double[units];
        for (var u = 0; u < units; u++)
        {
            var (i, j, f) = (u, units + u, (2 * units) + u);
            sums[i] = z[columns[i]] + add[0] + (wI is null ? 0 : wI.Value[u] * c[u]);
            sums[j] = z[columns[j]] + add[1];
            sums[f] = z[columns[f]] + add[2] + (wF is null ? 0 : wF.Value[u] * c[u]);
            gates[i] = Round(gate.Value(sums[i]));
            gates[j] = Round(candidate.Value(sums[j]));
            gates[f] = Round(gate.Value(sums[f]));
            raw[u] = Round((gates[f] * c[u]) + (gates[i] * gates[j]));
            newC[u] = cellClip.Value(raw[u]);
        }

        var seen = Rules.Lstm.ClipsAfterOutput ? raw : newC;
        var m = new double[units];
        for (var u = 0; u < units; u++)
        {
            var o = (3 * units) + u;
            sums[o] = z[columns[o]] + add[3] + (wO is null ? 0 : wO.Value[u] * PeepedAt(c, seen)[u]);
            gates[o] = Round(gate.Value(sums[o]));
            m[u] = Round(gates[o] * output.Value(seen[u]));
        }

        return new Step(xh, z, sums, gates, c, raw, seen, newC, projection.Forward(m));
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var s = (Step)step;
        var dm = projection.Backward(s.Projected, Sum(dOutput, dState[1]));
        double[] dz = new double[4 * units], dc = new double[units], dxh = new double[s.XH.Length];
        for (var u = 0; u < units; u++)
        {
            var (i, j, f, o) = (u, units + u, (2 * units) + u, (3 * units) + u);
            var g = s.Gates;
            var y = output.Value(s.Seen[u]);
            var dO = dm[u] * y * gate.Slope(s.Sums[o], g[o]);
            var dPeeped = wO is null ? 0 : dO * wO.Value[u];
            var dSeen = (dm[u] * g[o] * output.Slope(s.Seen[u], y)) + (Rules.Lstm.OutputPeepholeSeesOldC ? 0 : dPeeped);
            var dRaw = Rules.Lstm.ClipsAfterOutput ? dSeen + (dState[0][u] * cellClip.Slope(s.Raw[u])) : (dSeen + dState[0][u]) * cellClip.Slope(s.Raw[u]);
            var dI = dRaw * g[j] * gate.Slope(s.Sums[i], g[i]);
            var dF = dRaw * s.OldC[u] * gate.Slope(s.Sums[f], g[f]);
            dz[columns[i]] = dI;
            dz[columns[j]] = dRaw * g[i] * candidate.Slope(s.Sums[j], g[j]);
            dz[columns[f]] = dF;
            dz[columns[o]] = dO;
            dc[u] = (dRaw * g[f]) + (wI is null ? 0 : dI * wI.Value[u]) + (wF is null ? 0 : dF * wF.Value[u]) + (Rules.Lstm.OutputPeepholeSeesOldC ? dPeeped : 0);
            wI?.Add(u, dI * s.OldC[u]);
            wF?.Add(u, dF * s.OldC[u]);
            wO?.Add(u, dO * PeepedAt(s.OldC, s.Seen)[u]);
        }

        Rules.Products.Back(dz, kernel.Value, dxh);
        kernel.AddOuter(Rules.Products, s.XH, dz);
        bias.Add(dz);
        var inputs = dxh.Length - dState[1].Length;
        return new StepGradient(dxh[..inputs], [dc, dxh[inputs..]]) { Z = dz };
    }

    /// <summary>What the output gate's peephole looks at.</summary>
    private double[] PeepedAt(double[] oldC, double[] newC) => Rules.Lstm.OutputPeepholeSeesOldC ? oldC : newC;
}
