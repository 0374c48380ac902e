using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>The state multiplied by the mask.</summary>
internal sealed class StateZeroed : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "state zeroed past the end instead of frozen";

    /// <inheritdoc/>
    public override string Explanation =>
        "The mask is multiplied into the state as it is into the output, so that c and h of a row that has ended become zero. Outputs are right; the last state of every row shorter than T is zero, and no gradient comes through it.";

    /// <inheritdoc/>
    public override string Fix => "Select instead of multiplying: c = where(t < sequence_length, c', c), and h alike.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Ragged && !Results.IsOutputs(array) && (setting.HasInitialState || setting.Lengths.Any(l => l > 0 && l < setting.Shape.Time) || !Results.IsState(array) || array.EndsWith("/c", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { State = PastState.Zero }));
        yield return new Variant("h alone", _ => Plant.OfTime(t => t with { State = PastState.ZeroH }));
        yield return new Variant("c alone", _ => Plant.OfTime(t => t with { State = PastState.ZeroC }));
        yield return new Variant("h, while c goes on", _ => Plant.OfTime(t => t with { State = PastState.RunsOnZeroH })) { Rare = true };
    }
}
