namespace Parity.Diagnosis.InitialWeights;

/// <summary>U(±1/√H).</summary>
internal sealed class UniformByUnits : WeightHypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial weights: U(±1/√H)";

    /// <inheritdoc/>
    public override string Explanation =>
        "Weights, and biases with them, are drawn uniformly in ±1/√H, PyTorch's default for its LSTM. TensorFlow's are in ±√(6/(I+H+4H)), which depends on the inputs too, and its biases are zeros.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        yield return (string.Empty, Likelihood.Uniform(sample.Kernel, 1 / Math.Sqrt(sample.Units)));
    }
}
