using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>Something else than zeros past the end.</summary>
internal sealed class OutputsNotZeroed : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "outputs not zeroed past the end";

    /// <inheritdoc/>
    public override string Explanation =>
        "The last state is the one at the row's end, as it should be, but outputs go on: the last h again and again, or what the cell computes from the padding. What is summed or pooled over time afterwards sees it, and the cotangents there flow back.";

    /// <inheritdoc/>
    public override string Fix => "Select zeros for the output where t >= sequence_length[n].";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Ragged && !Results.IsState(array);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, time) in new (string, Func<TimeRules, TimeRules>)[]
        {
            ("the last h goes on", t => t with { Output = PastOutput.State }),
            ("what the cell computes there from the frozen state", t => t with { Output = PastOutput.Computed }),
            ("the cell runs on, and the last state is taken at the length", t => t with { State = PastState.RunsOn, Output = PastOutput.Computed, LastC = (l, _) => l - 1, LastH = (l, _) => l - 1 }),
        })
        {
            yield return new Variant(text, _ => Plant.OfTime(time));
            yield return new Variant($"{text}; gradients are right", _ => Plant.Of(r => r with { Time = time(r.Time), Back = r.Back with { Output = PastOutput.Zeros } }));
        }

        yield return new Variant("there is something else", s => new Plant { Gives = [Padding.Of(s, string.Empty, s.ResultNames(Results.IsOutputs), s.OutputSize, Mapping.Anything)] }) { Rare = true };
    }
}
