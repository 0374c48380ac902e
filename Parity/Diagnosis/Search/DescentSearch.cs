namespace Parity.Diagnosis.Search;

/// <summary>
/// More mistakes than two, or unknown ones: of what makes most of the port right the best few are kept, and each is made better by one more, until
/// all is explained or nothing helps.
/// </summary>
internal sealed class DescentSearch(Stages stages, Effects effects, Estimates estimates, Workers workers)
{
    private const string What = "more mistakes";
    private const int Kept = 6;
    private const int Deepest = 4;
    private const int Estimated = 3;
    private const double Much = 0.25;

    /// <summary>What explains the port, or comes closest.</summary>
    public SearchResult Run()
    {
        var best = Whole(Explanation.Nothing);
        List<Explanation> kept = [Explanation.Nothing];
        for (var depth = 1; depth <= Deepest && kept.Count > 0; depth++)
        {
            kept = Better(kept);
            if (workers.Where(What, kept, stages.Agrees) is { Count: > 0 } found)
            {
                return new SearchResult(found, Explained: true);
            }

            best = Best(kept, best);
            if (depth > 1 && !kept.Exists(e => MakesMuchRight(e, Explanation.Nothing)))
            {
                break;
            }
        }

        // an array of gradients can be right whatever they are the gradients of: a bias's that is zero
        best = stages.WholeForward is null ? best : Best([.. effects.Gradients.Where(c => best.Explanation.Candidates.All(d => d.Hypothesis != c.Hypothesis)).Select(best.Explanation.And)], best);
        var closest = WithoutIdle(best.Explanation);
        return new SearchResult(closest.Candidates.Count > 0 ? [closest] : [], Explained: false);
    }

    private (Explanation Explanation, Score Score) Best(IReadOnlyList<Explanation> some, (Explanation Explanation, Score Score) best) =>
        workers.Map(What, some, Whole).Append(best).OrderByDescending(s => s.Score.Rank).ThenBy(s => s.Explanation.Order).First();

    /// <summary>Leaves out what makes little right that is not right without it.</summary>
    private Explanation WithoutIdle(Explanation explanation)
    {
        foreach (var candidate in explanation.Candidates)
        {
            var rest = new Explanation([.. explanation.Candidates.Where(c => c != candidate)]);
            if (!MakesMuchRight(explanation, rest))
            {
                return WithoutIdle(rest);
            }
        }

        return explanation;
    }

    /// <summary>Whether an array, or much of one, becomes right that is not under another explanation; less says nothing.</summary>
    private bool MakesMuchRight(Explanation explanation, Explanation than) =>
        stages.Whole.Fit(than).Zip(stages.Whole.Fit(explanation)).Any(f => !f.First.Whole && (f.Second.Whole || f.Second.Share - f.First.Share >= Much));

    /// <summary>The best of what has one mistake more.</summary>
    private List<Explanation> Better(List<Explanation> given)
    {
        // gradients say nothing while what they are the gradients of is wrong
        var gradients = stages.WholeForward is not { } forward || given.TrueForAll(forward.Agrees);
        Score Sampled(Explanation e) => Score.Of((e.RowByRow ? stages.Sampled(gradients) : gradients ? stages.Whole : stages.WholeForward!).Fit(e));
        List<Explanation> tried =
        [
            .. from f in given from c in gradients ? effects.Forward.Concat(effects.Gradients) : effects.Forward where f.Candidates.All(d => d.Hypothesis != c.Hypothesis) select f.And(c),
            .. workers.Map(What, [.. given.Take(Estimated)], estimates.On).SelectMany(e => e),
        ];
        var before = given.Max(e => Sampled(e).Rank);
        return
        [
            .. workers.Map(What, tried, e => (Explanation: e, Score: Sampled(e)))
                .Where(s => s.Score.Rank.CompareTo(before) > 0)
                .OrderByDescending(s => s.Score.Rank)
                .ThenBy(s => s.Explanation.Order)
                .Take(Kept)
                .Select(s => s.Explanation),
        ];
    }

    private (Explanation Explanation, Score Score) Whole(Explanation explanation) => (explanation, Score.Of(stages.Whole.Fit(explanation)));
}
