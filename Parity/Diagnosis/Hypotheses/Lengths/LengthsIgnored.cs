using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary><c>sequence_length</c> not used at all.</summary>
internal sealed class LengthsIgnored : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "lengths ignored";

    /// <inheritdoc/>
    public override string Explanation =>
        "Every row is run over all T steps, padding included. Outputs past the end are not zero, the last state is the one at T instead of the one at the row's length, the backward direction begins in the padding, "
        + "and the padding's inputs get gradients and give some to the weights. Masking the loss alone does not help, since the states are others.";

    /// <inheritdoc/>
    public override string Fix =>
        "From step sequence_length[n] on put out zeros and leave c and h of that row as they were; turn the backward direction's input by the length, not over T.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Ragged;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { Length = (_, time) => time, TurnLength = (_, time) => time }));
        if (setting.Bidirectional)
        {
            yield return new Variant("though the backward direction is turned by them", _ => Plant.OfTime(t => t with { State = PastState.RunsOn, Output = PastOutput.Computed }));
        }
    }
}
