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

        foreach (var (text, parts, rare) in new[] { (string.Empty, "ch", false), ("h alone", "h", false), ("c alone", "c", false) })
        {
            string With(string more) => text.Length == 0 ? more : $"{text}, {more}";
            yield return new Variant(text, s => new Plant { Reads = [Zero(s, parts, back: false)] }) { Rare = rare };
            yield return new Variant(With("its gradient is zero"), s => new Plant { Reads = [Zero(s, parts, back: true)] }) { Rare = rare };
        }

        yield return new Variant("in its gradient alone, which is zero", s => new Plant { Gradients = [Map(s, "gradient/initial_state", "ch", new Mapping())] }) { GradientsOnly = true };
    }

    private static Mapping Zero(Setting setting, string parts, bool back) => Map(setting, "initial_state", parts, new Mapping { GradientsGoBack = back });

    private static Mapping Map(Setting setting, string head, string parts, Mapping none) =>
        setting.Directions.SelectMany(d => parts.Select(p => Drivers.Path(head, d, p.ToString()))).Aggregate(none, (map, name) => map.With(name, name, scale: 0));
}
