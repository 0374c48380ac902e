using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// TensorFlow's own trace: its cell graph run step by step, with what is inside the cell fetched. It counts only where fetching it changed nothing and the
/// steps together give the driver graph's bits; else it is refused.
/// </summary>
public sealed class TensorFlowTraces(TensorFlowBackend backend) : ITraces
{
    /// <inheritdoc/>
    public string? CannotTrace(Case row) => backend.CannotRun(row) ?? CellChain.CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        var steps = new List<CellStep>();
        var chained = new CellChain(backend).Run(row, inputs, steps.Add);
        if (steps.Find(s => !s.IsReference) is { } changed)
        {
            throw new BackendException($"no trace of {row.Id}: at step {changed.Step} the cell computes other bits when what is inside it is fetched (the numerics here: {backend.Measured()})");
        }

        if (backend.Run(row, inputs).FirstOrDefault(p => !p.Value.Bytes.SequenceEqual(chained.Need(p.Key).Bytes)).Key is { } name)
        {
            throw new BackendException($"no trace of {row.Id}: the cell's steps do not give the bits of the whole graph: array '{name}' (the numerics here: {backend.Measured()})");
        }

        var shape = CaseShape.Of(row, inputs);
        var trace = new TensorSet(TraceArrays.Shapes(row, shape).Select(s => KeyValuePair.Create(s.Key, Tensor.Zeros(row.DType, s.Value))));
        foreach (var direction in steps.GroupBy(s => s.Direction, StringComparer.Ordinal))
        {
            Put(trace, direction.ToList(), shape.Time, part => chained.Need(Drivers.Path("state", direction.Key, part)), part => inputs.Need("cotangent/" + Drivers.Path("state", direction.Key, part)));
        }

        return trace;
    }

    /// <summary>
    /// Steps beyond the longest row are not made: the state is the last one. Its cotangent is what a row's first step on the way back gets, from outside for the
    /// longest rows and for others what has passed through, where TensorFlow flushes denormals.
    /// </summary>
    private static void Put(TensorSet trace, List<CellStep> steps, int time, Func<string, Tensor> state, Func<string, Tensor> cotangent)
    {
        foreach (var step in steps)
        {
            foreach (var part in TraceArrays.Parts)
            {
                Put(trace, step.Direction, part, step.Step, part switch
                {
                    "c" or "h" => Rows(step.Live, step.Arrays[$"new_{part}"], step.Arrays[part]),
                    "dc" or "dh" => step.Arrays[$"reaching/{part[1..]}"],
                    _ => Rows(step.Live, step.Arrays[part], null),
                });
            }
        }

        var last = steps[0];
        for (var t = steps.Count; t < time; t++)
        {
            foreach (var part in new[] { "c", "h" })
            {
                Put(trace, last.Direction, part, t, state(part));
                Put(trace, last.Direction, "d" + part, t, Rows(last.Live, cotangent(part), last.Arrays[$"reaching/{part}"]));
            }
        }
    }

    private static void Put(TensorSet trace, string direction, string part, int t, Tensor step) =>
        Array.Copy(step.Data, 0, trace[TraceArrays.Name(direction, part)].Data, t * step.Count, step.Count);

    /// <summary>The live rows of one, the others of the other; null is zeros.</summary>
    private static Tensor Rows(IReadOnlyList<bool> live, Tensor own, Tensor? dead)
    {
        var depth = own.Shape[1];
        var result = Tensor.Zeros(own.DType, own.Shape);
        for (var n = 0; n < live.Count; n++)
        {
            if ((live[n] ? own : dead) is { } from)
            {
                Array.Copy(from.Data, n * depth, result.Data, n * depth, depth);
            }
        }

        return result;
    }
}
