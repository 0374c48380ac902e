using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>The outputs and states that a trace implies, for a port that gave no others: h of each step at its place, and the state after the last.</summary>
internal static class TraceResults
{
    /// <summary>The results of every direction whose c and h were traced.</summary>
    public static TensorSet Of(Setting setting, TensorSet port)
    {
        var results = new TensorSet();
        foreach (var direction in setting.Directions)
        {
            if (port.Find(TraceArrays.Name(direction, "c")) is { } c && port.Find(TraceArrays.Name(direction, "h")) is { } h)
            {
                results[Drivers.Path("outputs", direction)] = Outputs(setting, direction, h);
                results[Drivers.Path("state", direction, "c")] = Last(setting, c);
                results[Drivers.Path("state", direction, "h")] = Last(setting, h);
            }
        }

        return results;
    }

    private static Tensor Outputs(Setting setting, string direction, Tensor h)
    {
        var (shape, size) = (setting.Shape, setting.Shape.Units * h.DType.Size());
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

    private static Tensor Last(Setting setting, Tensor states)
    {
        var last = Tensor.Zeros(states.DType, setting.Shape.Batch, setting.Shape.Units);
        states.Bytes[^last.Bytes.Length..].CopyTo(last.Bytes);
        return last;
    }
}
