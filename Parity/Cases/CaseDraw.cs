using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// Draws the inputs of a built-in row, once: when its golden is first made. From then on they are read from the golden.
/// Values are normal, weights uniform in glorot's range, all times the row's scales.
/// </summary>
public static class CaseDraw
{
    /// <summary>The given arrays of a row.</summary>
    public static TensorSet Inputs(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var random = new Random(row.Seed);
        var (b, t, i) = (row.Batch, row.Time, row.Inputs);
        var given = new TensorSet { ["inputs"] = Normal(random, row.DType, 1, row.TimeMajor ? [t, b, i] : [b, t, i]) };
        if (row.Lengths is not null)
        {
            given["sequence_length"] = row.LengthsDType == DType.Int64
                ? Tensor.Of(row.Lengths.Select(l => (long)l).ToArray(), b)
                : Tensor.Of(row.Lengths.ToArray(), b);
            Pad(row, given["inputs"]);
        }

        var outputs = row.Driver.Outputs(row.Cell);
        foreach (var (d, direction) in row.Driver.Directions().Index())
        {
            foreach (var variable in row.Driver.Variables(row.Cell, i))
            {
                given["weights/" + row.Driver.VariableName(direction, variable.Name)] = Weight(random, row, variable);
            }

            if (d < outputs.Count)
            {
                var size = outputs[d].Size;
                given["cotangent/" + outputs[d].Name] = Normal(random, row.DType, row.CotangentScale, row.TimeMajor ? [t, b, size] : [b, t, size]);
            }

            foreach (var state in row.Cell.States)
            {
                given["cotangent/" + Drivers.Path("state", direction, state.Path)] = Normal(random, row.DType, row.CotangentScale, [b, state.Size]);
                if (row.InitialState)
                {
                    given[Drivers.Path("initial_state", direction, state.Path)] = Normal(random, row.DType, 0.5, [b, state.Size]);
                }
            }
        }

        return given;
    }

    /// <summary>A matrix is uniform in glorot's range, a vector normal about its mean.</summary>
    private static Tensor Weight(Random random, CaseRow row, CellVariable variable)
    {
        int[] shape = [.. variable.Shape];
        return shape is [var rows, var columns]
            ? Uniform(random, row.DType, row.WeightScale * Math.Sqrt(6.0 / (rows + columns)), shape)
            : Normal(random, row.DType, 0.3 * row.WeightScale, shape, variable.Mean);
    }

    private static void Pad(CaseRow row, Tensor inputs)
    {
        if (row.Padding is not { } padding)
        {
            return;
        }

        for (var flat = 0; flat < inputs.Count; flat++)
        {
            var index = inputs.Unravel(flat);
            var (n, t) = row.TimeMajor ? (index[1], index[0]) : (index[0], index[1]);
            if (t >= row.Lengths![n])
            {
                inputs.As<float>()[flat] = (float)padding;
            }
        }
    }

    private static Tensor Normal(Random random, DType dtype, double scale, int[] shape, double mean = 0)
    {
        var values = new double[Tensor.Size(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller
            values[i] = mean + (scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return Tensor.Of(values, shape).To(dtype);
    }

    private static Tensor Uniform(Random random, DType dtype, double limit, int[] shape)
    {
        var values = new double[Tensor.Size(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = limit * ((2 * random.NextDouble()) - 1);
        }

        return Tensor.Of(values, shape).To(dtype);
    }
}
