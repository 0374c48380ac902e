using System.Globalization;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis.InitialWeights;

/// <summary>
/// Tells how a port draws its initial weights: from <c>initial/VARIABLE</c> arrays. Any draw of TensorFlow's distribution is right; another distribution
/// is a cause where it makes the weights so much likelier that chance is no explanation.
/// </summary>
public static class WeightJudge
{
    private const double LeastOdds = 20;
    private const string Separating = "initial-215-dynamic-seed1234-i64-h128";

    /// <summary>The schemes that are known.</summary>
    public static IReadOnlyList<WeightHypothesis> Known { get; } =
        [new UniformByUnits(), new GlorotOfSeparateKernels(), new GlorotByGate(), new OrthogonalWeights(), new NormalWeights(), new NotGlorotUniform()];

    /// <summary>The causes that the port's initial weights show, none where it gave none or they are right.</summary>
    public static IReadOnlyList<Cause> Judge(Case row, TensorSet port)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(port);
        var samples = port.Under("initial/").GroupBy(p => p.Key[..p.Key.LastIndexOf('/')], StringComparer.Ordinal).Select(g => Sample(row, g)).ToList();
        var kernels = samples.Where(s => s.Kernel.Length > 0).ToList();
        List<Cause> scheme = [.. kernels.Count == 0 ? [] : Scheme(kernels)];
        return [.. scheme, .. Baked(samples), .. scheme.Count == 0 ? Drawn(samples) : []];
    }

    private static WeightSample Sample(Case row, IEnumerable<KeyValuePair<string, Tensor>> arrays)
    {
        double[] Values(string tail) => arrays.Where(a => a.Key.EndsWith(tail, StringComparison.Ordinal)).Select(a => a.Value.To(DType.Float64).Array<double>()).FirstOrDefault([]);
        var (kernel, bias, scope) = (Values("/kernel"), Values("/bias"), arrays.First().Key.Split('/')[..^1]);
        var cells = CellPlace.Leaves(row.Cell).ToList();
        var layer = scope.Where(s => s.StartsWith("cell_", StringComparison.Ordinal)).Select(s => int.Parse(s["cell_".Length..], CultureInfo.InvariantCulture)).FirstOrDefault();
        var cell = cells[Math.Min(layer, cells.Count - 1)];
        var gates = !cell.HasResetGate() ? (cell.States.Count == 2 ? 4 : 1) : scope[^1] == "gates" ? 2 : 1;
        return new WeightSample(kernel, bias, Math.Max(0, (kernel.Length / (gates * cell.NumUnits)) - cell.NumUnits), cell.NumUnits, gates) { StartOfBias = scope[^1] == "gates" ? 1 : 0 };
    }

    private static IEnumerable<Cause> Scheme(List<WeightSample> kernels)
    {
        var right = kernels.Sum(s => Likelihood.Uniform(s.Kernel, s.Limit));
        var ranked = Known
            .SelectMany(h => Forms(h, kernels).Select(f => (Hypothesis: h, f.Text, f.LogLikelihood)))
            .OrderByDescending(f => f.LogLikelihood)
            .ToList();
        var best = ranked[0];
        if (kernels.Exists(s => s.Kernel.Any(x => !double.IsFinite(x))) || !(best.LogLikelihood - right >= Math.Log(LeastOdds)))
        {
            return [];
        }

        var near = ranked.Where(f => f.Hypothesis != best.Hypothesis && best.LogLikelihood - f.LogLikelihood < Math.Log(LeastOdds)).DistinctBy(f => f.Hypothesis).ToList();
        return
        [
            new Cause
            {
                Name = best.Hypothesis.Name,
                Variant = best.Text,
                Explanation = best.Hypothesis.Explanation,
                Fix = best.Hypothesis.Fix,
                Confidence = Describe(kernels, best.LogLikelihood - right),
                Alternatives = [.. near.Select(f => new Alternative(f.Hypothesis.Name, f.Text, f.Hypothesis.Explanation, f.Hypothesis.Fix, Separating))],
            },
        ];
    }

    /// <summary>The forms of a scheme, each over all kernels.</summary>
    private static IEnumerable<(string Text, double LogLikelihood)> Forms(WeightHypothesis hypothesis, List<WeightSample> kernels)
    {
        var forms = kernels.Select(k => hypothesis.Of(k).ToList()).ToList();
        return forms[0].Select((form, at) => (form.Text, forms.Sum(f => at < f.Count ? f[at].LogLikelihood : double.NegativeInfinity)));
    }

    private static string Describe(List<WeightSample> kernels, double logOdds)
    {
        var all = kernels.SelectMany(k => k.Kernel).ToArray();
        var limit = kernels[0].Limit;
        var odds = !double.IsFinite(logOdds) || logOdds > 1e5 ? "glorot_uniform cannot have drawn them"
            : logOdds > Math.Log(1e6) ? string.Create(CultureInfo.InvariantCulture, $"10^{logOdds / Math.Log(10):0} times likelier than under glorot_uniform")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(logOdds):0} times likelier than under glorot_uniform");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{odds}; {all.Length} weights, the largest {WeightSample.Largest(all):0.####} (glorot_uniform: ±{limit:0.####}), deviation {WeightSample.Deviation(all):0.####} (glorot_uniform: {limit / Math.Sqrt(3):0.####})");
    }

    private static IEnumerable<Cause> Baked(IReadOnlyList<WeightSample> samples) =>
    [
        .. Constants(samples, BiasBakedIn.Of, BiasBakedIn.Name, BiasBakedIn.Explanation, BiasBakedIn.Fix),
        .. Constants(samples, GruGateBias.Of, GruGateBias.Name, GruGateBias.Explanation, GruGateBias.Fix),
    ];

    private static IEnumerable<Cause> Constants(IReadOnlyList<WeightSample> samples, Func<WeightSample, string?> of, string name, string explanation, string fix) =>
        samples.Where(s => s.Bias.Length > 0).Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Take(1).Select(text => new Cause
        {
            Name = name,
            Variant = text,
            Explanation = explanation,
            Fix = fix,
            Confidence = "certain: zeros are zeros",
        });

    /// <summary>A bias that is neither zeros nor constants belongs to a scheme, and where the kernel is right it is a mistake of its own.</summary>
    private static IEnumerable<Cause> Drawn(IReadOnlyList<WeightSample> samples)
    {
        var drawn = samples.Where(s => s.StartOfBias == 0 && s.Bias.Any(x => x != 0) && BiasBakedIn.Of(s) is null).ToList();
        var hypothesis = Known[^1];
        return drawn.Count == 0 ? [] :
        [
            new Cause
            {
                Name = hypothesis.Name,
                Variant = string.Create(CultureInfo.InvariantCulture, $"in the bias, which is drawn, up to {drawn.Max(s => WeightSample.Largest(s.Bias)):0.####}, where TensorFlow's is zeros"),
                Explanation = hypothesis.Explanation,
                Fix = hypothesis.Fix,
                Confidence = "certain: zeros are zeros",
            },
        ];
    }
}
