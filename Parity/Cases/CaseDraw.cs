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
        var (b, t, i, h) = (row.Batch, row.Time, row.Inputs, row.Units);
        int[] outputs = row.TimeMajor ? [t, b, h] : [b, t, h];
        var given = new TensorSet { ["inputs"] = Normal(random, row.DType, 1, row.TimeMajor ? [t, b, i] : [b, t, i]) };
        if (row.Lengths is not null)
        {
            given["sequence_length"] = row.LengthsDType == DType.Int64
                ? Tensor.Of(row.Lengths.Select(l => (long)l).ToArray(), b)
                : Tensor.Of(row.Lengths.ToArray(), b);
            Pad(row, given["inputs"]);
        }

        foreach (var direction in row.Driver.Directions())
        {
            var scope = $"weights/{Drivers.Scope(direction)}/lstm_cell";
            given[scope + "/kernel"] = Uniform(random, row.DType, row.WeightScale * Math.Sqrt(6.0 / (i + (5 * h))), [i + h, 4 * h]);
            given[scope + "/bias"] = Normal(random, row.DType, 0.3 * row.WeightScale, [4 * h]);
            given["cotangent/" + Drivers.Path("outputs", direction)] = Normal(random, row.DType, row.CotangentScale, outputs);
            foreach (var part in new[] { "c", "h" })
            {
                given["cotangent/" + Drivers.Path("state", direction, part)] = Normal(random, row.DType, row.CotangentScale, [b, h]);
                if (row.InitialState)
                {
                    given[Drivers.Path("initial_state", direction, part)] = Normal(random, row.DType, 0.5, [b, h]);
                }
            }
        }

        return given;
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

    private static Tensor Normal(Random random, DType dtype, double scale, int[] shape)
    {
        var values = new double[Tensor.Size(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller
            values[i] = scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
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
