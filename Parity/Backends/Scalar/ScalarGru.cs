using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>
/// The GRU step: <c>[r u] = σ(concat(x, h)·W + b)</c>, <c>c = act(concat(x, r∘h)·W_c + b_c)</c>, <c>h' = u∘h + (1 − u)∘c</c>.
/// </summary>
internal sealed class ScalarGru : ScalarCell
{
    private readonly int inputs;
    private readonly int units;
    private readonly ScalarWeight gatesKernel;
    private readonly ScalarWeight gatesBias;
    private readonly ScalarWeight candidateKernel;
    private readonly ScalarWeight candidateBias;
    private readonly Activation gate;
    private readonly Activation candidate;

    public ScalarGru(CellSpec spec, CellWeights weights, OracleRules rules)
        : base(spec.States, rules)
    {
        (inputs, units) = (weights.Inputs, spec.NumUnits);
        (gatesKernel, gatesBias) = (weights.Need("gates/kernel"), weights.Need("gates/bias"));
        (candidateKernel, candidateBias) = (weights.Need("candidate/kernel"), weights.Need("candidate/bias"));
        (gate, candidate) = (rules.Gate, rules.Candidate(Activation.Named(spec.Activation)));
    }

    /// <summary>What a step leaves behind.</summary>
    /// <param name="XH"><c>concat(x, h) [I+H]</c>.</param>
    /// <param name="Z">The gates' pre-activations <c>[2H]</c>.</param>
    /// <param name="Gates"><c>r, u [2H]</c>.</param>
    /// <param name="Factor"><c>concat(x, r∘h) [I+H]</c>; h alone where the reset gate goes elsewhere.</param>
    /// <param name="Inner"><c>h·W_h</c>, where the reset gate goes into that <c>[H]</c>.</param>
    /// <param name="Sums">The candidate's pre-activations <c>[H]</c>.</param>
    /// <param name="Candidate"><c>c [H]</c>.</param>
    /// <param name="NewH">h' <c>[H]</c>.</param>
    private sealed record Step(double[] XH, double[] Z, double[] Gates, double[] Factor, double[] Inner, double[] Sums, double[] Candidate, double[] NewH)
        : CellStep(NewH, [NewH]);

    private bool ResetsProduct => Rules.Gru.Reset is Reset.Product or Reset.ProductAndBias;

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var h = state[0];
        double[] xh = [.. x, .. h];
        var z = (double[])gatesBias.Value.Clone();
        Rules.Products.Forward(xh, inputs, gatesKernel.Value, z);
        Round(z);
        var gates = Array.ConvertAll(z, a => Round(gate.Value(a)));
        var factor = (double[])xh.Clone();
        for (var u = 0; u < units && Rules.Gru.Reset == Reset.State; u++)
        {
            factor[inputs + u] = Round(gates[u] * h[u]);
        }

        var (sums, inner) = Candidate(factor, gates);
        var c = Array.ConvertAll(sums, a => Round(candidate.Value(a)));
        var newH = new double[units];
        for (var u = 0; u < units; u++)
        {
            var keep = Keep(gates[units + u]);
            newH[u] = Round((keep * h[u]) + ((1 - keep) * c[u]));
        }

        return new Step(xh, z, gates, factor, inner, sums, c, newH);
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var s = (Step)step;
        var d = Sum(dOutput, dState[0]);
        double[] dz = new double[2 * units], dSums = new double[units], dh = new double[units], dxh = new double[inputs + units];
        for (var u = 0; u < units; u++)
        {
            var (old, update) = (s.XH[inputs + u], s.Gates[units + u]);
            var keep = Keep(update);
            dz[units + u] = d[u] * (old - s.Candidate[u]) * (Rules.Gru.Exchanged ? -1 : 1) * gate.Slope(s.Z[units + u], update);
            dSums[u] = d[u] * (1 - keep) * candidate.Slope(s.Sums[u], s.Candidate[u]);
            dh[u] = d[u] * keep;
        }

        var dFactor = BackCandidate(s, dSums, dz);
        for (var u = 0; u < units && Rules.Gru.Reset == Reset.State; u++)
        {
            dz[u] = dFactor[inputs + u] * s.XH[inputs + u] * gate.Slope(s.Z[u], s.Gates[u]);
            dFactor[inputs + u] *= s.Gates[u];
        }

        Rules.Products.Back(dz, gatesKernel.Value, dxh);
        gatesKernel.AddOuter(Rules.Products, s.XH, dz);
        gatesBias.Add(dz);
        candidateBias.Add(Rules.Gru.Reset == Reset.ProductAndBias ? TimesReset(s, dSums) : dSums);
        var all = Sum(dxh, dFactor);
        return new StepGradient(all[..inputs], [Sum(dh, all.AsSpan(inputs))]);
    }

    /// <summary>The share of h that stays.</summary>
    private double Keep(double update) => Rules.Gru.Exchanged ? 1 - update : update;

    /// <summary><c>W_x [I, H]</c>, the first I rows; the others are <c>W_h</c>.</summary>
    private int FirstOfState => inputs * units;

    private (double[] Sums, double[] Inner) Candidate(double[] factor, double[] gates)
    {
        var sums = (double[])candidateBias.Value.Clone();
        if (!ResetsProduct)
        {
            Rules.Products.Forward(factor, inputs, candidateKernel.Value, sums);
            Round(sums);
            return (sums, []);
        }

        var inner = new double[units];
        Rules.Products.Forward(factor.AsSpan(0, inputs), inputs, candidateKernel.Value.AsSpan(0, FirstOfState), sums);
        Rules.Products.Forward(factor.AsSpan(inputs), 0, candidateKernel.Value.AsSpan(FirstOfState), inner);
        for (var u = 0; u < units; u++)
        {
            // with the bias inside, what is outside is the product of x alone
            var b = Rules.Gru.Reset == Reset.ProductAndBias ? candidateBias.Value[u] : 0;
            inner[u] += b;
            sums[u] = Round(sums[u] - b + (gates[u] * inner[u]));
        }

        return (sums, inner);
    }

    /// <summary>The gradient of <c>concat(x, r∘h)</c>; where the reset gate goes into the product, the gate's as well.</summary>
    private double[] BackCandidate(Step s, double[] dSums, double[] dz)
    {
        var dFactor = new double[inputs + units];
        if (!ResetsProduct)
        {
            Rules.Products.Back(dSums, candidateKernel.Value, dFactor);
            candidateKernel.AddOuter(Rules.Products, s.Factor, dSums);
            return dFactor;
        }

        var dInner = TimesReset(s, dSums);
        for (var u = 0; u < units; u++)
        {
            dz[u] = dSums[u] * s.Inner[u] * gate.Slope(s.Z[u], s.Gates[u]);
        }

        Rules.Products.Back(dSums, candidateKernel.Value.AsSpan(0, FirstOfState), dFactor.AsSpan(0, inputs));
        Rules.Products.Back(dInner, candidateKernel.Value.AsSpan(FirstOfState), dFactor.AsSpan(inputs));
        if (candidateKernel.Adds)
        {
            Rules.Products.Outer(s.Factor.AsSpan(0, inputs), dSums, candidateKernel.Gradient.AsSpan(0, FirstOfState));
            Rules.Products.Outer(s.Factor.AsSpan(inputs), dInner, candidateKernel.Gradient.AsSpan(FirstOfState));
        }

        return dFactor;
    }

    private double[] TimesReset(Step s, double[] d)
    {
        var result = new double[units];
        for (var u = 0; u < units; u++)
        {
            result[u] = s.Gates[u] * d[u];
        }

        return result;
    }
}
