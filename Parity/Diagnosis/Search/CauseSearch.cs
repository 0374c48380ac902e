using Parity.Backends.Scalar;
using Parity.Diagnosis.Hypotheses.Precision;
using Parity.Tensors;

namespace Parity.Diagnosis.Search;

/// <summary>
/// Looks for the mistakes under which the oracle gives what the port gave: one, then two, then as many as the best way down finds.
/// What comes out does not depend on how many processors look.
/// </summary>
internal sealed class CauseSearch
{
    private readonly Setting setting;
    private readonly Evidence evidence;
    private readonly Workers workers;
    private readonly Stages stages;
    private readonly IReadOnlyList<Hypothesis> hypotheses;
    private readonly IReadOnlyList<Candidate> candidates;
    private readonly RoundingSearch rounding;
    private readonly Estimates estimates;

    /// <summary>Takes a case, the port's arrays and the mistakes that are known.</summary>
    public CauseSearch(Setting setting, Evidence evidence, IReadOnlyList<Hypothesis> hypotheses, Workers workers)
    {
        (this.setting, this.evidence, this.hypotheses, this.workers) = (setting, evidence, hypotheses, workers);
        stages = new Stages(setting, evidence);
        var all = Candidate.Of(hypotheses, setting, evidence);
        candidates = [.. all.Where(c => !c.Variant.Rounds)];
        rounding = new RoundingSearch(stages, all, hypotheses, workers);
        estimates = new Estimates(setting, evidence, stages, hypotheses);
    }

    /// <summary>Everything of the fewest mistakes that explains the port, the simplest first; else what comes closest, which does not.</summary>
    public SearchResult Run()
    {
        if (Confirmed(One()) is { Count: > 0 } one)
        {
            return new SearchResult(one, Explained: true);
        }

        if (Narrower() is { } narrower)
        {
            return narrower;
        }

        if (rounding.Run() is { } rounded)
        {
            return rounded;
        }

        var effects = new Effects(stages, candidates, workers);
        if (Confirmed(new PairSearch(evidence, stages, effects, estimates, workers).Run()) is { Count: > 0 } two)
        {
            return new SearchResult(two, Explained: true);
        }

        var closest = new DescentSearch(stages, effects, estimates, workers).Run();
        return closest.Explained && Confirmed(closest.Explanations) is { Count: > 0 } several ? closest with { Explanations = several }
            : rounding.LooksLike() ?? closest with { Explained = false };
    }

    /// <summary>Float32 arithmetic in a float64 case, alone or with one mistake more: its numbers are right to seven digits.</summary>
    private SearchResult? Narrower()
    {
        if (hypotheses.OfType<Float32ForFloat64>().FirstOrDefault() is not { } single || evidence.Arrays.All(a => a.Type == DType.Float32))
        {
            return null;
        }

        var candidate = new Candidate(single, new Variant(string.Empty, _ => Plant.None) { Rounds = true }, 0);
        var narrow = new CauseSearch(setting, evidence.Narrowed(), [.. hypotheses.Where(h => h != single)], workers);
        List<Explanation> found = narrow.stages.Agrees(Explanation.Nothing) ? [Explanation.Nothing] : narrow.Confirmed(narrow.One());
        return found.Count == 0 ? null : new SearchResult([.. found.Select(e => e.And(candidate))], Explained: true, "everything agrees to float32's precision and nothing beyond");
    }

    private List<Explanation> One()
    {
        var found = workers.Where("one mistake", [.. candidates.Select(c => new Explanation([c]))], stages.Agrees);
        return found.Count > 0 ? found : workers.Where("one mistake", estimates.On(Explanation.Nothing), stages.Agrees);
    }

    /// <summary>
    /// Those that hold with the oracle's own products, too. What leaves elements open counts only where nothing says them all, and what has a free
    /// parameter only where nothing without one does.
    /// </summary>
    private List<Explanation> Confirmed(IReadOnlyList<Explanation> found)
    {
        var judged = workers.Map("confirming", found, e => (Explanation: e, Fits: evidence.Fit(e.Make(setting).Run(setting, new OracleScope(Gradients: evidence.HasGradients)))))
            .Where(e => e.Fits.Count == evidence.Arrays.Count && e.Fits.All(f => f.Whole))
            .Select(e => (e.Explanation, Free: (Elements: e.Fits.Sum(f => f.Count - f.Known), e.Explanation.Parameters)))
            .ToList();
        var least = judged.Select(e => e.Free).DefaultIfEmpty().Min();
        return [.. judged.Where(e => e.Free == least).Select(e => e.Explanation).OrderBy(e => e.Order)];
    }
}
