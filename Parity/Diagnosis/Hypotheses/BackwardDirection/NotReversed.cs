namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>A backward direction that goes forward.</summary>
internal sealed class NotReversed : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "backward direction not reversed";

    /// <inheritdoc/>
    public override string Explanation =>
        "The backward cell reads the input from its first step to its last, like the forward one. Every shape fits, and rows of one step are even right; all others have a second forward direction.";

    /// <inheritdoc/>
    public override string Fix => "Reverse each row by its length before the backward cell runs (tf.reverse_sequence), and reverse its outputs by length again.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Bidirectional && setting.Longest > 1 && Results.HasBackward(array);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (setting.Bidirectional)
        {
            yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { Reads = false, Writes = false }).Only("bw")) { PerDirection = false };
            yield return new Variant("and its outputs are turned round", _ => Plant.OfTime(t => t with { Reads = false, Writes = true }).Only("bw")) { PerDirection = false };
        }
    }
}
