using Parity.Tensors;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>By how much a port's array is larger than what is predicted.</summary>
internal static class Scale
{
    private const double Agreement = 1e-4;

    /// <summary>The factor of each gradient that is predicted and not all zero: <c>Σ got·predicted / Σ predicted²</c>.</summary>
    public static IReadOnlyDictionary<string, double> Of(Trial trial) => trial.Evidence.Arrays
        .Where(a => a.IsGradient && trial.Predicted.ContainsKey(a.Name))
        .Select(a => (a.Name, Factor: Factor(a.Values, trial.Predicted[a.Name])))
        .Where(p => double.IsFinite(p.Factor))
        .ToDictionary(p => p.Name, p => p.Factor, StringComparer.Ordinal);

    /// <summary>The one factor that all have, or null.</summary>
    public static double? Common(IEnumerable<double> factors)
    {
        var all = factors.ToList();
        return all.Count > 0 && all.Max() - all.Min() <= Agreement * Math.Abs(all.Max()) ? all.Average() : null;
    }

    /// <summary>Whether a factor is 1.</summary>
    public static bool IsOne(double factor) => Math.Abs(factor - 1) <= Agreement;

    /// <summary>The square of the length of an array.</summary>
    public static double Square(Tensor tensor)
    {
        var sum = 0.0;
        foreach (var x in tensor.As<double>())
        {
            sum += x * x;
        }

        return sum;
    }

    /// <summary>Gradients times numbers of their own.</summary>
    public static Plant Times(IReadOnlyDictionary<string, double> factors) => new()
    {
        Gradients = [factors.Aggregate(new Mapping(), (map, f) => map.With(f.Key, f.Key, scale: f.Value))],
    };

    private static double Factor(Tensor got, Tensor predicted)
    {
        double cross = 0, square = 0;
        Span<double> g = got.As<double>(), p = predicted.As<double>();
        for (var i = 0; i < g.Length; i++)
        {
            if (!double.IsNaN(p[i]))
            {
                cross += g[i] * p[i];
                square += p[i] * p[i];
            }
        }

        return square > 0 ? cross / square : double.NaN;
    }
}
