namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>Backward outputs in the backward direction's own order.</summary>
internal sealed class OutputsNotReversedBack : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "backward outputs not reversed back";

    /// <inheritdoc/>
    public override string Explanation =>
        "The backward direction's outputs are left in the order in which they were computed: place t holds what belongs to sequence_length[n] − 1 − t. Concatenated with the forward outputs, the start of each sequence stands beside its end. "
        + "States are right, and rows of one step, too, so in a batch of short rows it is hard to see.";

    /// <inheritdoc/>
    public override string Fix => "Reverse the backward outputs by length once more (tf.reverse_sequence with the same sequence_length), so that both outputs of step t are about step t.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Bidirectional && setting.Lengths.Any(l => l > 1 || (l == 1 && setting.Shape.Time > 1)) && Results.HasBackward(array) && !Results.IsState(array);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional)
        {
            yield break;
        }

        yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { Writes = false }).Only("bw")) { PerDirection = false };
        yield return new Variant("though gradients are right", s => new Plant { Gives = [Turned(s)] }) { PerDirection = false, Rare = true };
        yield return new Variant("reversed back over T instead of by length", _ => Plant.OfTime(t => t with { WriteLength = (_, time) => time }).Only("bw")) { PerDirection = false };
    }

    private static Mapping Turned(Setting setting) => new Mapping { GradientsGoBack = false }.With(
        "outputs/bw",
        "outputs/bw",
        Indexes.Steps(setting, setting.OutputSize, (n, t) => t < setting.Shape.Length(n) ? setting.Shape.Length(n) - 1 - t : t));
}
