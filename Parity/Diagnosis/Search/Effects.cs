using Parity.Tensors;

namespace Parity.Diagnosis.Search;

/// <summary>
/// Which of the port's arrays each candidate changes, and which it explains alone. One that changes nothing cannot be a part of an explanation; and
/// an array that only one of two changes must be explained by that one alone.
/// </summary>
internal sealed class Effects
{
    private const double Least = 1e-9;
    private readonly Lazy<List<Candidate>> gradients;
    private readonly Dictionary<Candidate, Effect> effects = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Candidate>);

    public Effects(Stages stages, IReadOnlyList<Candidate> candidates, Workers workers)
    {
        Forward = Add(candidates, stages.Sampled(gradients: false), stages.WholeForward, workers);
        gradients = new(() => Add([.. candidates.Where(c => !effects.ContainsKey(c))], stages.Whole, stages.Whole.Gradients ? stages.Whole : null, workers));
    }

    /// <summary>Those that change outputs or states.</summary>
    public IReadOnlyList<Candidate> Forward { get; }

    /// <summary>Those that change gradients alone.</summary>
    public IReadOnlyList<Candidate> Gradients => gradients.Value;

    /// <summary>Whether two can explain the port together.</summary>
    public bool MayBeTogether(Candidate one, Candidate other)
    {
        var (a, b) = (effects[one], effects[other]);
        return a.Crosses || b.Crosses || (a.Unexplained & ~b.Changed) == 0 && (b.Unexplained & ~a.Changed) == 0;
    }

    private List<Candidate> Add(IReadOnlyList<Candidate> candidates, Stage sample, Stage? whole, Workers workers)
    {
        if (whole is null)
        {
            return [];
        }

        var (ofSample, ofWhole) = (sample.Predict(Explanation.Nothing), whole.Predict(Explanation.Nothing));
        var found = workers.Map("two mistakes", candidates, c => c.Variant.RowByRow && sample.SomeRows && Effect.Of(c, sample, ofSample) is { } effect && effect.Changed != 0 ? effect : Effect.Of(c, whole, ofWhole));
        for (var i = 0; i < candidates.Count; i++)
        {
            if (found[i].Changed != 0)
            {
                effects.Add(candidates[i], found[i]);
            }
        }

        return [.. candidates.Where((_, i) => found[i].Changed != 0)];
    }

    /// <summary>What one candidate does, a bit an array.</summary>
    /// <param name="Changed">Arrays that it changes.</param>
    /// <param name="Unexplained">Arrays that do not agree with it planted alone.</param>
    /// <param name="Crosses">Whether it takes an array for another, so that it may carry what another mistake does to where that does nothing.</param>
    private sealed record Effect(UInt128 Changed, UInt128 Unexplained, bool Crosses)
    {
        public static Effect Of(Candidate candidate, Stage stage, TensorSet unchanged)
        {
            var predicted = stage.Predict(new Explanation([candidate]));
            UInt128 changed = 0, unexplained = 0;
            for (var i = 0; i < stage.Evidence.Arrays.Count; i++)
            {
                var array = stage.Evidence.Arrays[i];
                var p = predicted.Find(array.Name);
                changed |= p is null || Differ(unchanged[array.Name].As<double>(), p.As<double>()) ? UInt128.One << i : 0;
                unexplained |= p is not null && !array.Agrees(p, part: stage.SomeRows) ? UInt128.One << i : 0;
            }

            return new Effect(changed, unexplained, stage.Plant(candidate).Crosses);
        }

        private static bool Differ(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
        {
            if (before.Length != after.Length)
            {
                return true;
            }

            var largest = 0.0;
            foreach (var x in before)
            {
                largest = Math.Max(largest, Math.Abs(x));
            }

            for (var i = 0; i < before.Length; i++)
            {
                if (!(Math.Abs(before[i] - after[i]) <= Least * largest))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
