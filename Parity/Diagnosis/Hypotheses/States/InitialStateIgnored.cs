using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.States;

/// <summary>Zeros for the initial state that was given.</summary>
internal sealed class InitialStateIgnored : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "initial state ignored";

    /// <inheritdoc/>
    public override string Explanation =>
        "The network begins at zeros though an initial state is given. The difference is largest at the first steps and fades as the cell forgets, so a long sequence's last state can look right.";

    /// <inheritdoc/>
    public override string Fix => "Begin at initial_state, c and h, of each direction; give its gradients where they are asked for.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.HasInitialState && (setting.Steps || Results.IsState(array) || Results.IsInitialStateGradient(array)) && setting.Batch > 0;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.HasInitialState)
        {
            yield break;
        }

        foreach (var (text, which) in StatePart.Of(setting))
        {
            string With(string more) => text.Length == 0 ? more : $"{text}, {more}";
            yield return new Variant(text, s => new Plant { Reads = [Zero(s, which, back: false)] });
            yield return new Variant(With("its gradient is zero"), s => new Plant { Reads = [Zero(s, which, back: true)] });
        }

        yield return new Variant("in its gradient alone, which is zero", s => new Plant { Gradients = [new Mapping().WithZeros(s.StateNames("gradient/initial_state"))] }) { GradientsOnly = true };
    }

    private static Mapping Zero(Setting setting, Func<CellState, bool> which, bool back) =>
        new Mapping { GradientsGoBack = back }.WithZeros(setting.StateNames("initial_state", which));
}
