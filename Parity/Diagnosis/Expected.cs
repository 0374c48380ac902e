using Parity.Backends;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>What is expected of a case: the golden's results, and its trace, or the oracle's where there is none; in float64.</summary>
internal sealed class Expected
{
    public Expected(Case row, TensorSet golden)
    {
        using var stored = new GoldenBackend();
        using var oracle = new ScalarBackend();
        ITraces traces = stored.CannotTrace(row) is null ? stored : oracle;
        Arrays = new TensorSet(CaseArrays.Results(golden).Concat(traces.CannotTrace(row) is null ? traces.Trace(row, CaseArrays.Inputs(golden)) : []).Select(p => KeyValuePair.Create(p.Key, p.Value.To(DType.Float64))));
    }

    /// <summary>The arrays.</summary>
    public TensorSet Arrays { get; }
}
