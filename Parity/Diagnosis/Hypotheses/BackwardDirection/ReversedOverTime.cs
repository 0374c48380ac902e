using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>Reversed over T, so that the padding comes first.</summary>
internal sealed class ReversedOverTime : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "backward direction reversed over T instead of by length";

    /// <inheritdoc/>
    public override string Explanation =>
        "The backward direction's input is flipped over all T steps. Rows of full length are right; a shorter row begins with its padding, which either counts as its first steps or fills the state before the sequence begins.";

    /// <inheritdoc/>
    public override string Fix => "Reverse each row within its own length: step s reads time sequence_length[n] − 1 − s (tf.reverse_sequence), not T − 1 − s.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Bidirectional && Results.HasBackward(array) && setting.Lengths.Any(l => l < setting.Shape.Time && (l > 0 || !Results.IsOutputs(array) || setting.Ragged));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional)
        {
            yield break;
        }

        yield return Of("the row's first steps are its padding", t => t with { TurnLength = OverTime });
        yield return Of("the state runs through the padding first, outputs there are zeroed", t => t with { TurnLength = OverTime, CountsByPlace = true, State = PastState.RunsOn });
        yield return Of("the state runs through the padding first, outputs there are kept", t => t with { TurnLength = OverTime, Length = OverTime });
        yield return Of("the row's first steps are its padding; outputs are turned back by length", t => t with { TurnLength = OverTime, WriteLength = (l, _) => l });
        yield return Of("the state runs through the padding first; outputs are turned back by length", t => t with { TurnLength = OverTime, Length = OverTime, WriteLength = (l, _) => l }) with { Rare = true };
    }

    private static int OverTime(int length, int time) => time;

    private static Variant Of(string text, Func<TimeRules, TimeRules> time) => new(text, _ => Plant.OfTime(time).Only("bw")) { PerDirection = false };
}
