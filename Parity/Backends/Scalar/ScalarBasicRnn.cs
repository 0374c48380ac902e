using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>The plain recurrent step: <c>h' = act(concat(x, h)·W + b)</c>.</summary>
internal sealed class ScalarBasicRnn : ScalarCell
{
    private readonly ScalarWeight kernel;
    private readonly ScalarWeight bias;
    private readonly Activation activation;

    public ScalarBasicRnn(CellSpec spec, CellWeights weights, OracleRules rules)
        : base(spec.States, rules)
    {
        (kernel, bias) = (weights.Need("kernel"), weights.Need("bias"));
        activation = rules.Candidate(Activation.Named(spec.Activation));
    }

    private sealed record Step(double[] XH, double[] Z, double[] H)
        : CellStep(H, [H]);

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        double[] xh = [.. x, .. state[0]];
        var z = (double[])bias.Value.Clone();
        Rules.Products.Forward(xh, x.Length, kernel.Value, z);
        Round(z);
        return new Step(xh, z, Array.ConvertAll(z, a => Round(activation.Value(a))));
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var s = (Step)step;
        var (dz, dxh) = (Sum(dOutput, dState[0]), new double[s.XH.Length]);
        for (var u = 0; u < dz.Length; u++)
        {
            dz[u] *= activation.Slope(s.Z[u], s.H[u]);
        }

        Rules.Products.Back(dz, kernel.Value, dxh);
        kernel.AddOuter(Rules.Products, s.XH, dz);
        bias.Add(dz);
        var inputs = dxh.Length - dz.Length;
        return new StepGradient(dxh[..inputs], [dxh[inputs..]]) { Z = dz };
    }
}
