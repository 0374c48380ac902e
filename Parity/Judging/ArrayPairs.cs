using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Ports;
using Parity.Tensors;

namespace Parity.Judging;

/// <summary>
/// The arrays of a case on both sides, paired by name. A backend owes every array of the reference; a port gives what it likes, in either type.
/// Traces are compared where there is a golden one, and where a port gives its own.
/// </summary>
internal sealed class ArrayPairs
{
    private readonly List<ArrayPair> pairs = [];
    private readonly List<UncheckedArray> alone = [];

    /// <summary>Runs both sides.</summary>
    public ArrayPairs(Case row, TensorSet inputs, IBackend backend, IBackend against)
    {
        var port = backend is PortBackend;
        var (expected, got) = (against.Run(row, inputs), backend.Run(row, inputs));
        string? whyNotExpected = null, whyNotGot = null;
        if (row.Trace is not null || (port && got.Under(TraceArrays.Head).Any()))
        {
            (expected, whyNotExpected) = WithTrace(against, row, inputs, expected);
            (got, whyNotGot) = port ? (got, null) : WithTrace(backend, row, inputs, got);
        }

        foreach (var (name, reference) in expected)
        {
            var other = got.Find(name);
            var why = other is not null ? null : port ? "not given by the port" : (backend as IPartial)?.DoesNotOwe(name) is { } less ? less : TraceArrays.Is(name) ? whyNotGot : null;
            if (why is null)
            {
                var pair = new ArrayPair(name, reference, other);
                Mixed |= port && pair.Mixed;
                pairs.Add(port ? pair.Narrowed : pair);
            }
            else
            {
                alone.Add(new UncheckedArray(name, why));
            }
        }

        foreach (var name in got.Keys.Where(n => !expected.ContainsKey(n)))
        {
            if (TraceArrays.Is(name))
            {
                alone.Add(new UncheckedArray(name, whyNotExpected ?? $"{against.Name} does not have it"));
            }
            else if (port)
            {
                alone.Add(new UncheckedArray(name, "drawn, not computed: no golden has it"));
            }
        }
    }

    /// <summary>What is to be compared.</summary>
    public IReadOnlyList<ArrayPair> Pairs => pairs;

    /// <summary>What one side has alone and does not owe.</summary>
    public IReadOnlyList<UncheckedArray> Unchecked => alone;

    /// <summary>Whether a port's arrays are of another type than the case's.</summary>
    public bool Mixed { get; }

    /// <summary>A side's results with its trace, or why it has none.</summary>
    private static (TensorSet Results, string? Why) WithTrace(IBackend side, Case row, TensorSet inputs, TensorSet results) =>
        side is not ITraces traces ? (results, $"{side.Name} is not compared step by step")
        : traces.CannotTrace(row) is { } why ? (results, why)
        : (new TensorSet(results.Concat(traces.Trace(row, inputs))), null);
}
