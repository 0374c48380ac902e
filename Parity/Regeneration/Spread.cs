using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Regeneration;

/// <summary>
/// TensorFlow against itself: how far the same case moves when only the arithmetic changes (the graph in float64, AVX2 kernels, oneDNN on),
/// in ULP of each array's largest magnitude. It is what a port that is right may differ by.
/// </summary>
public sealed class Spread : IDisposable
{
    private readonly TensorFlowBackend plain;
    private readonly TensorFlowBackend avx2;
    private readonly TensorFlowBackend oneDnn;

    /// <summary>Starts nothing yet; each arithmetic needs a worker of its own.</summary>
    public Spread(TensorFlowLocation location, TimeSpan? timeLimit = null)
    {
        plain = TensorFlowBackend.At(location, timeLimit: timeLimit);
        avx2 = TensorFlowBackend.At(location, new TensorFlowEnvironment { MaxIsa = "AVX2" }, timeLimit: timeLimit);
        oneDnn = TensorFlowBackend.At(location, new TensorFlowEnvironment { OneDnn = true }, timeLimit: timeLimit);
    }

    /// <summary>
    /// Measures a case against its results. <paramref name="otherType"/> is the file of the same graph in the other floating-point type.
    /// A float64 case has the spread of its float32 twin against float64, in float32's ULP, since rounding errors scale with the unit and
    /// float64 products are the same with every kernel.
    /// </summary>
    public IReadOnlyDictionary<string, double> Measure(Case row, TensorSet inputs, TensorSet results, string otherType)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(results);
        var spread = results.ToDictionary(p => p.Key, _ => 0.0, StringComparer.Ordinal);
        var single = row.DType == DType.Float32 ? row : row with { DType = DType.Float32, Graph = otherType };
        var wide = row.DType == DType.Float64 ? row : row with { DType = DType.Float64, Graph = otherType };
        var given = As(inputs, DType.Float32);
        var reference = row.DType == DType.Float32 ? results : plain.Run(single, given);
        Widen(spread, reference, plain.Run(wide, As(given, DType.Float64)));
        Widen(spread, reference, avx2.Run(single, given));
        Widen(spread, reference, oneDnn.Run(single, given));
        return spread.ToDictionary(p => p.Key, p => Math.Round(p.Value, 2), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        plain.Dispose();
        avx2.Dispose();
        oneDnn.Dispose();
    }

    private static TensorSet As(TensorSet arrays, DType dtype) =>
        new(arrays.Select(p => KeyValuePair.Create(p.Key, p.Value.DType.IsFloating() ? p.Value.To(dtype) : p.Value)));

    private static void Widen(Dictionary<string, double> spread, TensorSet results, TensorSet other)
    {
        foreach (var (name, reference) in results)
        {
            var (ulp, tensor) = (Metric.Ulp(reference.DType, Metric.Largest(reference)), other.Need(name));
            for (var i = 0; i < reference.Count; i++)
            {
                spread[name] = Math.Max(spread[name], Math.Abs(tensor.At(i) - reference.At(i)) / ulp);
            }
        }
    }
}
