using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>A right way there, and a way back that goes through the padding.</summary>
internal sealed class PaddingInGradients : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "padding reaching the gradients";

    /// <inheritdoc/>
    public override string Explanation =>
        "Outputs and states are right, but the way back does not know where rows end: cotangents of the padded outputs reach the state, or padded steps are gone back through as if they counted. "
        + "TensorFlow's padded steps neither receive nor pass on anything: no output's cotangent, no gradient of inputs, no part of the weights' gradient.";

    /// <inheritdoc/>
    public override string Fix => "On the way back, too, select by row: where t >= sequence_length[n], hand the cotangents of c and h through unchanged, ignore the output's, and add nothing to any gradient.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && setting.Ragged;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of("the padded outputs' cotangents reach the state", r => r with { Back = r.Back with { Output = PastOutput.State } });
        foreach (var (text, rules) in Ways())
        {
            yield return Of(text, rules);
            yield return Of($"{text}; dx there is zero", rules, s => [Padding.Of(s, "gradient/", ["inputs"], s.Shape.Inputs, Mapping.Zero)]) with { Rare = true };
        }
    }

    private static IEnumerable<(string Text, Func<OracleRules, OracleRules> Rules)> Ways()
    {
        static TimeRules RunsOn(TimeRules time) => time with { State = PastState.RunsOn, LastC = (l, _) => l - 1, LastH = (l, _) => l - 1 };
        foreach (var (with, output) in new[] { ("with", PastOutput.Computed), ("without", PastOutput.Zeros) })
        {
            yield return ($"padded steps, run from the frozen state, are gone back through, {with} their outputs' cotangents", r => r with { Back = r.Back with { State = PastState.RunsOn, Output = output } });
            yield return ($"padded steps, run on from the last state, are gone back through, {with} their outputs' cotangents", r => r with { Time = RunsOn(r.Time), Back = r.Back with { Output = output, StateAtTheEnd = true } });
        }

        yield return ("padded steps, run on from the last state, get their outputs' cotangents and pass them on", r => r with { Time = RunsOn(r.Time), Back = r.Back with { Output = PastOutput.Computed } });
        yield return ("padded steps, run from the frozen state, get their outputs' cotangents and pass nothing on", r => r with { Back = r.Back with { State = PastState.Frozen, Output = PastOutput.Computed } });
    }

    private static Variant Of(string text, Func<OracleRules, OracleRules> rules, Func<Setting, IReadOnlyList<Mapping>>? gradients = null) =>
        new(text, s => Plant.Of(rules) with { Gradients = gradients?.Invoke(s) ?? [] }) { GradientsOnly = true };
}
