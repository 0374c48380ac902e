namespace Parity.Diagnosis.InitialWeights;

/// <summary>Glorot gate by gate.</summary>
internal sealed class GlorotByGate : WeightHypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial weights: glorot with the fans of per-gate kernels";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each gate's matrix is a variable of its own, drawn glorot-uniform with fan-out H: ±√(6/(I+H+H)), or ±√(6/(I+H)) and ±√(6/(H+H)) where inputs and state are apart, too. TensorFlow draws all four gates at once with fan-out 4H, so its weights are much smaller.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var (i, h) = (sample.Inputs, sample.Units);
        yield return ("one [I+H, H] kernel a gate", Likelihood.Uniform(sample.Kernel, Math.Sqrt(6.0 / (i + h + h))));
        yield return ("an [I, H] and an [H, H] kernel a gate", Likelihood.Uniform(sample.OfInputs, Math.Sqrt(6.0 / (i + h))) + Likelihood.Uniform(sample.OfState, Math.Sqrt(6.0 / (h + h))));
    }
}
