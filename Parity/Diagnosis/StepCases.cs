using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>
/// Every step of a case as a case of its own: a batch of as many rows as steps, each with one step, from initial states that are known. Row r is step t of
/// row n in the forward direction, and the step of the backward one that reads the same t.
/// </summary>
internal sealed class StepCases
{
    private readonly Case row;
    private readonly TensorSet given;
    private readonly CaseShape shape;

    public StepCases(Case row, TensorSet given)
    {
        (this.row, this.given) = (row, given);
        shape = CaseShape.Of(row, given);
        Places = [.. from n in Enumerable.Range(0, shape.Batch) from t in Enumerable.Range(0, shape.Length(n)) select (n, t)];
    }

    /// <summary>The row and the time of each.</summary>
    public IReadOnlyList<(int N, int T)> Places { get; }

    /// <summary>The case of one step.</summary>
    public Case Case => row with { Id = row.Id + "/steps" };

    /// <summary>What it is given, with the states of a trace before each step as initial states.</summary>
    public TensorSet Inputs(TensorSet trace)
    {
        var count = Places.Count;
        var inputs = new TensorSet(given.Under("weights/"));
        var x = given.Need("inputs");
        inputs["inputs"] = Gather(x, row.TimeMajor ? [1, count, shape.Inputs] : [count, 1, shape.Inputs], r => shape.Place(row.TimeMajor, Places[r].N, Places[r].T), shape.Inputs);
        if (given.Find("sequence_length") is { } lengths)
        {
            inputs["sequence_length"] = lengths.DType == DType.Int64 ? Tensor.Of(Enumerable.Repeat(1L, count).ToArray(), count) : Tensor.Of(Enumerable.Repeat(1, count).ToArray(), count);
        }

        foreach (var (name, size) in row.Driver.Outputs(row.Cell))
        {
            inputs["cotangent/" + name] = Tensor.Zeros(row.DType, row.TimeMajor ? [1, count, size] : [count, 1, size]);
        }

        foreach (var direction in row.Driver.Directions())
        {
            foreach (var part in row.Cell.States)
            {
                inputs["cotangent/" + Drivers.Path("state", direction, part.Path)] = Tensor.Zeros(row.DType, count, part.Size);
                inputs[Drivers.Path("initial_state", direction, part.Path)] = Before(trace, direction, part);
            }
        }

        return inputs;
    }

    /// <summary>The states of a trace after each step.</summary>
    public Tensor After(TensorSet trace, string direction, CellState part) =>
        Gather(trace.Need(TraceArrays.Name(direction, part.Path)).To(row.DType), [Places.Count, part.Size], r => Flat(r, Own(direction, r)), part.Size);

    private Tensor Before(TensorSet trace, string direction, CellState part)
    {
        var states = trace.Need(TraceArrays.Name(direction, part.Path)).To(row.DType);
        var initial = given.Find(Drivers.Path("initial_state", direction, part.Path)) ?? Tensor.Zeros(row.DType, shape.Batch, part.Size);
        var result = Gather(states, [Places.Count, part.Size], r => Flat(r, Math.Max(0, Own(direction, r) - 1)), part.Size);
        var size = part.Size * row.DType.Size();
        for (var r = 0; r < Places.Count; r++)
        {
            if (Own(direction, r) == 0)
            {
                initial.Bytes.Slice(Places[r].N * size, size).CopyTo(result.Bytes[(r * size)..]);
            }
        }

        return result;
    }

    private int Own(string direction, int r) => direction == "bw" ? shape.Length(Places[r].N) - 1 - Places[r].T : Places[r].T;

    private int Flat(int r, int step) => (step * shape.Batch) + Places[r].N;

    private Tensor Gather(Tensor from, int[] to, Func<int, int> place, int depth)
    {
        var result = Tensor.Zeros(from.DType, to);
        var size = depth * from.DType.Size();
        for (var r = 0; r < Places.Count; r++)
        {
            from.Bytes.Slice(place(r) * size, size).CopyTo(result.Bytes[(r * size)..]);
        }

        return result;
    }
}
