using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Activations;

/// <summary>max(x, 0) for tanh.</summary>
internal sealed class ReluInstead : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "ReLU instead of tanh";

    /// <inheritdoc/>
    public override string Explanation =>
        "max(x, 0) stands in the place of tanh on the new input j, on the output, or on both: Keras's LSTM with activation='relu', or a cell written for speed. c is no longer bounded and never negative.";

    /// <inheritdoc/>
    public override string Fix => "Use tanh for j and for the output (activation='tanh').";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasTwoTanh();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant("on j and on the output", _ => Plant.Of(r => r with { Candidate = _ => Activation.Relu, Output = _ => Activation.Relu }));
        yield return new Variant("on j alone", _ => Plant.Of(r => r with { Candidate = _ => Activation.Relu }));
        yield return new Variant("on the output alone", _ => Plant.Of(r => r with { Output = _ => Activation.Relu }));
        yield return new Variant("of σ, on the gates", _ => Plant.Of(r => r with { Gate = Activation.Relu })) { Rare = true };
    }
}
