using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>The trace of one direction: every step's numbers, in the direction's own time.</summary>
internal sealed class DirectionTrace
{
    private readonly CaseShape shape;
    private readonly TensorSet arrays;
    private readonly string direction;

    public DirectionTrace(Case row, CaseShape shape, string direction, TensorSet arrays)
    {
        (this.shape, this.direction, this.arrays) = (shape, direction, arrays);
        foreach (var (name, size) in TraceArrays.Shapes(row, shape).Where(a => TraceArrays.Parts.Any(p => a.Key == TraceArrays.Name(direction, p))))
        {
            arrays[name] = Tensor.Zeros(DType.Float64, size);
        }
    }

    /// <summary>The way there: past the end the state is carried on, and the gates are zeros where it is frozen.</summary>
    public void Forward(int n, RowTape tape, bool frozenPast)
    {
        var (c, h) = (tape.InitialC, tape.InitialH);
        for (var step = 0; step < shape.Time; step++)
        {
            if (tape.Moments.FirstOrDefault(m => m.Step == step) is { } moment)
            {
                (c, h) = (moment.C, moment.H);
                if (moment.Cell is { } cell && (moment.Counts || !frozenPast))
                {
                    Put("z", n, step, cell.Z);
                    foreach (var (part, at) in new[] { ("i", 0), ("j", 1), ("f", 2), ("o", 3) })
                    {
                        Put(part, n, step, cell.Gates[(at * shape.Units)..((at + 1) * shape.Units)]);
                    }
                }
            }

            Put("c", n, step, c);
            Put("h", n, step, h);
        }
    }

    /// <summary>What reaches the state after a step.</summary>
    public void Reached(int n, int step, double[] dc, double[] dh)
    {
        Put("dc", n, step, dc);
        Put("dh", n, step, dh);
    }

    /// <summary>The gradient of a step's pre-activations.</summary>
    public void Gates(int n, int step, double[] dz) => Put("dz", n, step, dz);

    private void Put(string part, int n, int step, double[] values) =>
        values.CopyTo(arrays[TraceArrays.Name(direction, part)].As<double>()[(((step * shape.Batch) + n) * values.Length)..]);
}
