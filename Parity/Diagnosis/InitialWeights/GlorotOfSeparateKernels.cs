namespace Parity.Diagnosis.InitialWeights;

/// <summary>Glorot for the inputs' and the state's kernel apart.</summary>
internal sealed class GlorotOfSeparateKernels : WeightHypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial weights: glorot with the fans of separate kernels";

    /// <inheritdoc/>
    public override string Explanation =>
        "Kernel and recurrent kernel are two variables, each drawn glorot-uniform with its own fans: ±√(6/(I+4H)) and ±√(6/(H+4H)). TensorFlow's cell has one kernel over concat(x, h), whose fans are I+H and 4H, so its weights are smaller.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        yield return (string.Empty, Likelihood.Uniform(sample.OfInputs, Math.Sqrt(6.0 / (sample.Inputs + sample.Columns))) + Likelihood.Uniform(sample.OfState, Math.Sqrt(6.0 / (sample.Units + sample.Columns))));
    }
}
