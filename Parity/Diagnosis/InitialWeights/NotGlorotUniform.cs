using System.Globalization;

namespace Parity.Diagnosis.InitialWeights;

/// <summary>Any other range, or constants.</summary>
internal sealed class NotGlorotUniform : WeightHypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial weights: not glorot_uniform";

    /// <inheritdoc/>
    public override string Explanation =>
        "The weights' range is not glorot-uniform's ±√(6/(I+H+4H)), nor that of another usual scheme. It says how large the first gates' pre-activations are, and so how fast training begins.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        static string Range(double[] values) => WeightSample.Largest(values).ToString("0.####", CultureInfo.InvariantCulture);
        if (sample.Kernel.Length > 0 && sample.Kernel.All(x => x == sample.Kernel[0]))
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"every weight is {sample.Kernel[0]}"), double.MaxValue);
            yield break;
        }

        yield return ($"uniform in ±{Range(sample.Kernel)}", Likelihood.FittedUniform(sample.Kernel));
        yield return ($"uniform in ±{Range(sample.OfInputs)} for the inputs, ±{Range(sample.OfState)} for the state", Likelihood.FittedUniform(sample.OfInputs) + Likelihood.FittedUniform(sample.OfState));
    }
}
