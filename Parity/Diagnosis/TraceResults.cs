using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>The outputs and states that a trace implies, for a port that gave no others: h of each step at its place, and the state after the last.</summary>
internal static class TraceResults
{
    /// <summary>The results of every direction whose states were traced.</summary>
    public static TensorSet Of(Setting setting, TensorSet port)
    {
        var results = new TensorSet();
        foreach (var direction in setting.Directions)
        {
            if (setting.Row.Cell.States.All(s => port.ContainsKey(TraceArrays.Name(direction, s.Path))))
            {
                foreach (var part in setting.Row.Cell.States)
                {
                    results[Drivers.Path("state", direction, part.Path)] = Last(setting, part, port[TraceArrays.Name(direction, part.Path)]);
                }

                if (setting.ShowsState)
                {
                    results[Drivers.Path("outputs", direction)] = Outputs(setting, direction, port[TraceArrays.Name(direction, setting.Shown.Path)]);
                }
            }
        }

        return results;
    }

    private static Tensor Outputs(Setting setting, string direction, Tensor h)
    {
        var (shape, size) = (setting.Shape, setting.Shown.Size * h.DType.Size());
        var outputs = Tensor.Zeros(h.DType, setting.ShapeOf(Drivers.Path("outputs", direction)));
        for (var n = 0; n < shape.Batch; n++)
        {
            for (var step = 0; step < shape.Length(n); step++)
            {
                var t = direction == "bw" ? shape.Length(n) - 1 - step : step;
                h.Bytes.Slice(((step * shape.Batch) + n) * size, size).CopyTo(outputs.Bytes[(shape.Place(setting.Row.TimeMajor, n, t) * size)..]);
            }
        }

        return outputs;
    }

    private static Tensor Last(Setting setting, CellState part, Tensor states)
    {
        var last = Tensor.Zeros(states.DType, setting.Shape.Batch, part.Size);
        states.Bytes[^last.Bytes.Length..].CopyTo(last.Bytes);
        return last;
    }
}
