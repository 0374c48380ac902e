using Parity.Diagnosis.Hypotheses.BackwardDirection;

namespace Parity.Diagnosis.Hypotheses.States;

/// <summary>One initial state for both directions.</summary>
internal sealed class InitialStateShared : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial state of one direction used in both";

    /// <inheritdoc/>
    public override string Explanation =>
        "bidirectional_dynamic_rnn takes initial_state_fw and initial_state_bw. A port with a single initial state starts both directions from the same one; the other direction is wrong, most at its first steps.";

    /// <inheritdoc/>
    public override string Fix => "Start each direction from its own initial state.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Bidirectional && setting.HasInitialState && (setting.Steps || Results.IsState(array) || Results.IsInitialStateGradient(array));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional || !setting.HasInitialState)
        {
            yield break;
        }

        foreach (var (to, text) in new[] { ("bw", "the forward direction's"), ("fw", "the backward direction's") })
        {
            yield return new Variant(text, s => Shared(s, to, back: false)) { PerDirection = false };
            yield return new Variant($"{text}; the gradient of both uses is summed in one, the other's is zero", s => Shared(s, to, back: true)) { PerDirection = false };
            yield return new Variant($"{text}; the gradient of both uses is given for each", s => Shared(s, to, back: true) with { Gradients = [Exchange.From(s.GivenNames("initial_state/").Select(n => "gradient/" + n), to, back: false)] }) { PerDirection = false, Rare = true };
        }
    }

    private static Plant Shared(Setting setting, string to, bool back) => new() { Reads = [Exchange.From(setting.GivenNames("initial_state/"), to, back)] };
}
