using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>x in the padding.</summary>
internal sealed class ResidualPastTheEnd : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "residual added after the mask";

    /// <inheritdoc/>
    public override string Explanation =>
        "The residual is added to outputs that are zeros past the end already, so that the padding's inputs stand there, and cotangents there flow back to "
        + "them. In TensorFlow the wrapper is inside of the loop, and what is masked is the sum.";

    /// <inheritdoc/>
    public override string Fix => "Add the input first and select zeros where t >= sequence_length[n] afterwards.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.Cell is not null;

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Ragged && (Results.IsOutputs(array) || array == "gradient/inputs");

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { Output = PastOutput.Input }));
        yield return new Variant("gradients are right", _ => Plant.Of(r => r with { Time = r.Time with { Output = PastOutput.Input }, Back = r.Back with { Output = PastOutput.Zeros } })) { Rare = true };
    }
}
