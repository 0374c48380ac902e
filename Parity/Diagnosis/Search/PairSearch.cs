namespace Parity.Diagnosis.Search;

/// <summary>
/// Two mistakes. Where one alone explains outputs and states the other is looked for in the gradients; else every two that change what the
/// port gave are tried, on the first steps of one row first.
/// </summary>
internal sealed class PairSearch(Evidence evidence, Stages stages, Effects effects, Estimates estimates, Workers workers)
{
    private const string What = "two mistakes";
    private const int MostWithoutOutputs = 12_000;

    /// <summary>All pairs that explain the port.</summary>
    public List<Explanation> Run()
    {
        if (stages.WholeForward is not { } forward || forward.Agrees(Explanation.Nothing))
        {
            return Both(effects.Gradients, stages.WholeForward is null ? stages.Agrees : stages.AgreesBack);
        }

        var first = workers.Where(What, [.. effects.Forward.Select(c => new Explanation([c])), .. estimates.On(Explanation.Nothing)], stages.AgreesForward);
        return first.Count == 0
            ? Both(effects.Forward, stages.Agrees)
            : workers.Where(What, [.. first.SelectMany(f => effects.Gradients.SelectMany(c => Orders(f.Candidates[0], c))), .. Estimated(first)], stages.AgreesBack);
    }

    private List<Explanation> Both(IReadOnlyList<Candidate> some, Func<Explanation, bool> agree)
    {
        var pairs = Pairs(some, all: true);
        if (!evidence.HasOutputs && pairs.Count > MostWithoutOutputs)
        {
            // without outputs the first steps cannot be looked at, and a pair costs whole rows
            pairs = Pairs(some, all: false);
        }

        // a parameter is estimated on top of each, and last on top of another estimate
        var found = workers.Where(What, pairs, agree);
        found = found.Count > 0 ? found : workers.Where(What, [.. Estimated([.. some.Select(c => new Explanation([c]))])], agree);
        return found.Count > 0 ? found : workers.Where(What, [.. Estimated(estimates.On(Explanation.Nothing))], agree);
    }

    private IEnumerable<Explanation> Estimated(IReadOnlyList<Explanation> given) => workers.Map(What, given, estimates.On).SelectMany(e => e);

    private List<Explanation> Pairs(IReadOnlyList<Candidate> some, bool all) =>
    [
        .. from i in Enumerable.Range(0, some.Count)
           from j in Enumerable.Range(i + 1, some.Count - i - 1)
           where some[i].Hypothesis != some[j].Hypothesis && (all || !(some[i].Variant.Rare || some[j].Variant.Rare)) && effects.MayBeTogether(some[i], some[j])
           from pair in Orders(some[i], some[j])
           select pair,
    ];

    private IEnumerable<Explanation> Orders(Candidate first, Candidate second) => Explanation.Pair(first, second, stages.Whole.Plant);
}
