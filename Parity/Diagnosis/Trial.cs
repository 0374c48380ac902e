using Parity.Backends.Scalar;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>What a hypothesis may look at to estimate its parameter: the port's arrays, and the oracle with something planted that is held to be there already.</summary>
/// <param name="setting">The case.</param>
/// <param name="evidence">The port's arrays.</param>
/// <param name="sample">Some rows of both, to look at first.</param>
/// <param name="planted">What is there already.</param>
public sealed class Trial(Setting setting, Evidence evidence, (Setting Setting, Evidence Evidence) sample, Func<Setting, Plant> planted)
{
    private readonly Lazy<TensorSet> predicted = new(() => planted(setting).Run(setting, new OracleScope(Gradients: evidence.HasGradients), FastProducts.Instance));

    /// <summary>The case.</summary>
    public Setting Setting => setting;

    /// <summary>The port's arrays.</summary>
    public Evidence Evidence => evidence;

    /// <summary>What is predicted without the hypothesis.</summary>
    public TensorSet Predicted => predicted.Value;

    /// <summary>The size of what is left, <c>Σ (got − predicted)²</c>, each array relative to its own size, with the hypothesis planted on top: over some rows, and a few steps where they will do.</summary>
    public double Left(Plant plant, int steps = int.MaxValue)
    {
        var (where, judged) = sample.Evidence.Arrays.Count > 0 ? sample : (setting, evidence);
        judged = judged.HasForward ? judged.Where(a => !a.IsGradient) : judged;
        var results = planted(where).Then(plant).Run(where, new OracleScope(judged.HasOutputs ? steps : int.MaxValue, Gradients: !judged.HasForward), FastProducts.Instance);
        return judged.Fit(results).Sum(f => f.Residual * f.Residual);
    }
}
