using System.Globalization;

namespace Parity.Diagnosis.InitialWeights;

/// <summary>A normal distribution.</summary>
internal sealed class NormalWeights : WeightHypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial weights: normal";

    /// <inheritdoc/>
    public override string Explanation =>
        "Weights are drawn from a normal distribution: a fixed deviation (0.1, 0.02, 1), glorot_normal, He's or LeCun's. TensorFlow's are uniform: none is larger than √3 deviations.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var (i, h) = (sample.Inputs, sample.Units);
        yield return ("glorot_normal, deviation √(2/(I+H+4H))", Likelihood.Normal(sample.Kernel, Math.Sqrt(2.0 / (i + h + sample.Columns))));
        yield return ("glorot_normal of separate kernels", Likelihood.Normal(sample.OfInputs, Math.Sqrt(2.0 / (i + sample.Columns))) + Likelihood.Normal(sample.OfState, Math.Sqrt(2.0 / (h + sample.Columns))));
        yield return ("deviation 1", Likelihood.Normal(sample.Kernel, 1));
        yield return (string.Create(CultureInfo.InvariantCulture, $"deviation {WeightSample.Deviation(sample.Kernel):0.###}"), Likelihood.FittedNormal(sample.Kernel));
        yield return (
            string.Create(CultureInfo.InvariantCulture, $"deviation {WeightSample.Deviation(sample.OfInputs):0.###} for the inputs, {WeightSample.Deviation(sample.OfState):0.###} for the state"),
            Likelihood.FittedNormal(sample.OfInputs) + Likelihood.FittedNormal(sample.OfState));
    }
}
