using System.Globalization;
using Parity.Tensors;

namespace Parity.Diagnosis.Search;

/// <summary>
/// Mistakes that are roundings. One explains a port, alone or on top of another mistake, where it takes most of a small difference away; where none does
/// and what differs has the size of a format's rounding and is at random, that format is named, less surely.
/// </summary>
internal sealed class RoundingSearch(Stages stages, IReadOnlyList<Candidate> candidates, IReadOnlyList<Hypothesis> hypotheses, Workers workers)
{
    private const string What = "roundings";
    private const double Small = 0.1;
    private const double Explained = 0.35;
    private const double MostOfAny = 0.8;
    private const double AtRandom = 0.5;
    private const double Most = 0.5;
    private const int MostBases = 6;

    /// <summary>A rounding that takes most of what differs away; null where none does.</summary>
    public SearchResult? Run()
    {
        return On([Explanation.Nothing]) ?? On([.. candidates.Where(c => !c.Variant.Rounds).Select(c => new Explanation([c]))]);
    }

    private SearchResult? On(IReadOnlyList<Explanation> given)
    {
        var roundings = candidates.Where(c => c.Variant.Rounds).ToList();
        var bases = workers.Map(What, workers.Where(What, given, e => IsSmall(Sampled(e).Fit(e))), e => (Explanation: e, Fits: stages.Whole.Fit(e)))
            .Where(e => IsSmall(e.Fits))
            .OrderBy(e => e.Fits.Average(f => f.Residual))
            .Take(MostBases)
            .Select(e => e.Explanation)
            .ToList();
        var tried = bases.SelectMany(e => roundings.Select(r => (Base: e, With: e.And(r)))).ToList();
        var best = workers.Map(What, tried, t => (t.With, Left: Left(stages.Whole.Fit(t.Base), stages.Whole.Fit(t.With))))
            .Where(t => t.Left <= Explained)
            .OrderBy(t => t.With.Candidates.Count)
            .ThenBy(t => Math.Round(t.Left, 3))
            .ThenBy(t => t.With.Order)
            .ToList();
        if (best.Count == 0)
        {
            return null;
        }

        // of the ways that take as much away the others are named, too
        var near = best.Where(t => t.With.Candidates.Count == best[0].With.Candidates.Count && t.Left <= (1.5 * best[0].Left) + 1e-3).Select(t => t.With).ToList();
        return new SearchResult(near, Explained: true, string.Create(CultureInfo.InvariantCulture, $"with it planted {100 * best[0].Left:0.#} % of the size of the difference is left: numbers beside a rounding's edge fall to either side"));
    }

    /// <summary>The format whose rounding has the size of what differs; null where that is not at random, or has no format's size.</summary>
    public SearchResult? LooksLike()
    {
        var predicted = stages.Whole.Predict(Explanation.Nothing);
        var fits = stages.Whole.Evidence.Fit(predicted).Where(f => !f.Whole).ToList();
        if (fits.Count == 0 || !IsSmall(fits) || !stages.Whole.Evidence.Arrays.All(a => IsAtRandom(a, predicted[a.Name])))
        {
            return null;
        }

        var size = Math.Exp(fits.Average(f => Math.Log(Math.Max(f.Residual, double.Epsilon))));
        var like = hypotheses.Where(h => h.Noise is { } noise && size >= noise.From && size < noise.To && stages.Whole.Evidence.Arrays.All(a => h.Shows(stages.Whole.Setting, a.Name))).ToList();
        return like.Count == 0 ? null : new SearchResult(
            [.. like.Select((h, at) => new Explanation([new Candidate(h, new Variant("by the size of what differs", _ => Plant.None) { Rounds = true }, at)]))],
            Explained: true,
            string.Create(CultureInfo.InvariantCulture, $"what differs is at random, and 2^{Math.Log2(size):0.#} of the arrays' size, as this format's rounding is; no known mistake gives these numbers"));
    }

    private Stage Sampled(Explanation explanation) => explanation.RowByRow ? stages.Sampled(stages.WholeForward is null) : stages.Whole;

    private static bool IsSmall(IReadOnlyList<ArrayFit> fits) => fits.All(f => f.Whole || f.Residual < Small);

    /// <summary>
    /// The mean over the arrays of the share of the difference that is left; infinite where much of any is. A product over the batch whose result is rounded
    /// cannot be made row by row, so that the weights' gradients keep about a half.
    /// </summary>
    private static double Left(IReadOnlyList<ArrayFit> before, IReadOnlyList<ArrayFit> after)
    {
        var left = before.Zip(after).Where(p => !p.First.Whole || !p.Second.Whole).Select(p => Math.Sqrt(p.Second.Squares / Math.Max(p.First.Squares, double.Epsilon))).ToList();
        return left.Count == 0 || left.Max() > MostOfAny ? double.PositiveInfinity : left.Average();
    }

    /// <summary>Whether most elements are off, and not in proportion to what they should be.</summary>
    private static bool IsAtRandom(ArrayEvidence array, Tensor predicted)
    {
        double cross = 0, squares = 0, power = 0;
        int off = 0, count = 0;
        var (expected, got) = (predicted.Array<double>(), array.Values.Array<double>());
        for (var i = 0; i < got.Length; i++)
        {
            var difference = got[i] - expected[i];
            (cross, squares, power) = (cross + (difference * expected[i]), squares + (difference * difference), power + (expected[i] * expected[i]));
            count += expected[i] != 0 ? 1 : 0;
            off += expected[i] != 0 && difference != 0 ? 1 : 0;
        }

        return off >= Most * count && Math.Abs(cross) <= AtRandom * Math.Sqrt(squares * power);
    }
}
