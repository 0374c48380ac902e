using Parity.Backends.Scalar;

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
    private readonly IReadOnlyList<Candidate> candidates;
    private readonly Estimates estimates;

    /// <summary>Takes a case, the port's arrays and the mistakes that are known.</summary>
    public CauseSearch(Setting setting, Evidence evidence, IReadOnlyList<Hypothesis> hypotheses, Workers workers)
    {
        (this.setting, this.evidence, this.workers) = (setting, evidence, workers);
        stages = new Stages(setting, evidence);
        candidates = Candidate.Of(hypotheses, setting, evidence);
        estimates = new Estimates(setting, evidence, stages, hypotheses);
    }

    /// <summary>Everything of the fewest mistakes that explains the port, the simplest first; else what comes closest, which does not.</summary>
    public SearchResult Run()
    {
        var found = Confirmed(One());
        found = found.Count > 0 ? found : Confirmed(new PairSearch(evidence, stages, candidates, estimates, workers).Run());
        if (found.Count > 0)
        {
            return new SearchResult(found, Explained: true);
        }

        var closest = new DescentSearch(stages, candidates, estimates, workers).Run();
        return closest.Explained && Confirmed(closest.Explanations) is { Count: > 0 } several ? closest with { Explanations = several } : closest with { Explained = false };
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
