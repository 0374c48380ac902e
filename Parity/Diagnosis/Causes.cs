using Parity.Backends.Scalar;
using Parity.Diagnosis.Search;

namespace Parity.Diagnosis;

/// <summary>Turns what a search found into causes: the simplest explanation, with what else would give the same numbers.</summary>
/// <param name="setting">The case.</param>
/// <param name="evidence">The port's arrays.</param>
/// <param name="found">What was found.</param>
internal sealed class Causes(Setting setting, Evidence evidence, SearchResult found)
{
    /// <summary>The causes, in the order in which they are planted.</summary>
    public IReadOnlyList<Cause> All() => found.Explanations.Count == 0 ? [] : [.. found.Explanations[0].Candidates.Select(Of)];

    /// <summary>What differs still with all of them planted.</summary>
    public IReadOnlyList<Remainder> Remains() => found.Explanations.Count == 0 ? [] : Remaining(found.Explanations[0]);

    private Cause Of(Candidate candidate)
    {
        var (hypothesis, variant) = (candidate.Hypothesis, candidate.Variant);
        return new Cause
        {
            Name = hypothesis.Name,
            Variant = variant.Text,
            Explanation = hypothesis.Explanation,
            Fix = hypothesis.Fix,
            Parameter = variant.Parameter,
            Confidence = variant.Rounds ? found.Confidence : null,
            Remains = Remaining(new Explanation([candidate])),
            Alternatives = [.. Others(candidate)],
        };
    }

    private IReadOnlyList<Remainder> Remaining(Explanation explanation) =>
    [
        .. from fit in evidence.Fit(explanation.Make(setting).Run(setting, new OracleScope(Gradients: evidence.HasGradients), FastProducts.Instance))
           where !fit.Whole
           select new Remainder(fit.Name, fit.Known - fit.Equal, fit.Count),
    ];

    /// <summary>What stands in this candidate's place in an explanation that has all the others, too: of each mistake the first way.</summary>
    private IEnumerable<Alternative> Others(Candidate candidate)
    {
        var best = found.Explanations[0];
        var rest = best.Candidates.Where(c => c != candidate).Select(c => c.Hypothesis).ToHashSet();
        var separation = new Separation(setting, evidence);
        return from other in found.Explanations.Skip(1)
               where other.Candidates.Count == best.Candidates.Count && rest.All(h => other.Candidates.Any(c => c.Hypothesis == h))
               let stead = other.Candidates.FirstOrDefault(c => !rest.Contains(c.Hypothesis))
               where stead is not null && stead.Hypothesis != candidate.Hypothesis
               group (stead, other) by stead.Hypothesis into ways
               let way = ways.First()
               select new Alternative(ways.Key.Name, way.stead.Variant.Text, ways.Key.Explanation, ways.Key.Fix, separation.Of(best.Make, way.other.Make));
    }
}
