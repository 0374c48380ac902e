using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>The trace of one direction: every step's numbers, in the direction's own time.</summary>
internal sealed class DirectionTrace
{
    private readonly CaseShape shape;
    private readonly IReadOnlyList<CellState> states;
    private readonly TensorSet arrays;
    private readonly string direction;
    private readonly int? shown;

    public DirectionTrace(Case row, CaseShape shape, string direction, TensorSet arrays)
    {
        (this.shape, this.direction, this.arrays, states) = (shape, direction, arrays, row.Cell.States);
        shown = ScalarCells.PutsOutState(row.Cell) ? states.Count - 1 : null;
        foreach (var (name, size) in TraceArrays.Shapes(row, shape).Where(a => a.Key.StartsWith(TraceArrays.Name(direction, string.Empty), StringComparison.Ordinal)))
        {
            arrays[name] = Tensor.Zeros(DType.Float64, size);
        }
    }

    /// <summary>The way there: past the end the state is carried on, and the gates are zeros where it is frozen.</summary>
    public void Forward(int n, RowTape tape, bool frozenPast)
    {
        var state = tape.Initial;
        for (var step = 0; step < shape.Time; step++)
        {
            if (tape.Moments.FirstOrDefault(m => m.Step == step) is { } moment)
            {
                state = moment.State;
                foreach (var (part, values) in moment.Cell is { } cell && (moment.Counts || !frozenPast) ? cell.Traced : [])
                {
                    Put(part, n, step, values);
                }
            }

            for (var part = 0; part < states.Count; part++)
            {
                Put(states[part].Path, n, step, state[part]);
            }
        }
    }

    /// <summary>What reaches the state after a step: from the next one, and the part that is put out from there as well.</summary>
    public void Reached(int n, int step, double[][] d, double[]? dOutput)
    {
        for (var part = 0; part < states.Count; part++)
        {
            var both = part == shown && dOutput is not null ? [.. d[part].Zip(dOutput, (a, b) => a + b)] : d[part];
            Put(TraceArrays.GradientOf(states[part].Path), n, step, both);
        }
    }

    /// <summary>The gradient of a step's pre-activations.</summary>
    public void Gates(int n, int step, double[]? dz) => Put("dz", n, step, dz ?? []);

    private void Put(string part, int n, int step, double[] values)
    {
        if (arrays.Find(TraceArrays.Name(direction, part)) is { } array)
        {
            values.CopyTo(array.As<double>()[(((step * shape.Batch) + n) * values.Length)..]);
        }
    }
}
