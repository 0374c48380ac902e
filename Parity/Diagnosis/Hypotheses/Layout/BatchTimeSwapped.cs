using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Layout;

/// <summary>[B, T, …] for [T, B, …].</summary>
internal sealed class BatchTimeSwapped : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "batch and time swapped";

    /// <inheritdoc/>
    public override string Explanation =>
        "The first two axes are taken for each other, or one is reshaped into the other instead of transposed. dynamic_rnn is batch-major, [B, T, …], unless time_major=True; PyTorch's LSTM is time-major unless batch_first=True. "
        + "Then the network runs over the batch, or each row is a mixture of rows; where B = T not even a shape is wrong.";

    /// <inheritdoc/>
    public override string Fix => "Transpose between the two (transpose(1, 0, 2), never reshape), and say time_major or batch_first on every call.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        (setting.Batch != setting.Shape.Time && setting.Batch > 0 && (setting.Shape.Time > 1 || Results.IsOutputs(array) || array == "gradient/inputs")) || (setting.Batch > 1 && setting.Steps);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of("outputs are given in the other layout", s => new Plant { Gives = [Turned(s, s.ResultNames(Results.IsOutputs), s.OutputSize)] });
        yield return Of("the inputs' gradient is given in the other layout", s => new Plant { Gradients = [Turned(s, ["gradient/inputs"], s.Shape.Inputs)] }) with { GradientsOnly = true };
        yield return Of("outputs and the inputs' gradient are given in the other layout", s => new Plant { Gives = [Turned(s, s.ResultNames(Results.IsOutputs), s.OutputSize)], Gradients = [Turned(s, ["gradient/inputs"], s.Shape.Inputs)] });
        yield return Of("the network runs over the batch", _ => new Plant { Alters = OverTheBatch }) with { AltersCase = true };
        if (setting is not { Batch: > 1, Shape.Time: > 1 })
        {
            yield break;
        }

        yield return Of("outputs are reshaped, not transposed", s => new Plant { Gives = [Outputs(s, back: true)] });
        yield return Of("inputs are reshaped, not transposed", s => new Plant { Reads = [Inputs(s)] });
        yield return Of("inputs and outputs are reshaped, not transposed", s => new Plant { Reads = [Inputs(s)], Gives = [Outputs(s, back: true)] });
        yield return Of("outputs are reshaped, not transposed; gradients are right", s => new Plant { Gives = [Outputs(s, back: false)] });
        yield return Of("the inputs' gradient is reshaped, not transposed", s => new Plant { Gradients = [new Mapping().With("gradient/inputs", "gradient/inputs", Given(s, s.Shape.Inputs))] }) with { GradientsOnly = true };
    }

    private static Variant Of(string text, Func<Setting, Plant> make) => new(text, make) { RowByRow = false, PerDirection = false };

    /// <summary>Arrays transposed, with the transposed shape; gradients are those of the right ones.</summary>
    private static Mapping Turned(Setting setting, IEnumerable<string> arrays, int depth)
    {
        var (shape, major) = (setting.Shape, setting.Row.TimeMajor);
        int[] turned = major ? [shape.Batch, shape.Time, depth] : [shape.Time, shape.Batch, depth];
        var index = Indexes.Matrix(turned[0] * turned[1], depth, (place, u) => (Turn(place, turned[1]) * depth) + u);
        return arrays.Aggregate(new Mapping { GradientsGoBack = false }, (map, name) => map.With(name, name, index, shape: turned));

        int Turn(int place, int inner) => major ? shape.Place(major, place / inner, place % inner) : shape.Place(major, place % inner, place / inner);
    }

    private static Mapping Inputs(Setting setting)
    {
        var (shape, major) = (setting.Shape, setting.Row.TimeMajor);
        return new Mapping().With("inputs", "inputs", Places(setting, shape.Inputs, (n, t) => shape.Place(!major, n, t)));
    }

    private static Mapping Outputs(Setting setting, bool back)
    {
        var index = Given(setting, setting.OutputSize);
        return setting.ResultNames(Results.IsOutputs).Aggregate(new Mapping { GradientsGoBack = back }, (map, name) => map.With(name, name, index));
    }

    /// <summary>The transposed array's memory under the shape of the other: place p holds what stands at place p of the transpose.</summary>
    private static int[] Given(Setting setting, int depth)
    {
        var (shape, major) = (setting.Shape, setting.Row.TimeMajor);
        return Places(setting, depth, (n, t) =>
        {
            var place = shape.Place(major, n, t);
            var (a, b) = major ? (place / shape.Time, place % shape.Time) : (place % shape.Batch, place / shape.Batch);
            return shape.Place(major, a, b);
        });
    }

    private static int[] Places(Setting setting, int depth, Func<int, int, int> source)
    {
        var shape = setting.Shape;
        var index = new int[shape.Batch * shape.Time * depth];
        for (var n = 0; n < shape.Batch; n++)
        {
            for (var t = 0; t < shape.Time; t++)
            {
                for (var u = 0; u < depth; u++)
                {
                    index[(shape.Place(setting.Row.TimeMajor, n, t) * depth) + u] = (source(n, t) * depth) + u;
                }
            }
        }

        return index;
    }

    /// <summary>The same arrays in the other layout. Lengths and states are of a batch of another size then, unless B = T.</summary>
    private static Setting OverTheBatch(Setting setting)
    {
        var (batch, time) = (setting.Shape.Batch, setting.Shape.Time);
        return setting.With(setting.Row with { TimeMajor = !setting.Row.TimeMajor }, given =>
        {
            foreach (var name in given.Keys.Where(n => batch != time && setting.BatchAxis(n) == 0 && (n == "sequence_length" || n.Contains("state/", StringComparison.Ordinal))).ToList())
            {
                var tensor = given[name];
                given.Remove(name);
                if (name.StartsWith("cotangent/", StringComparison.Ordinal))
                {
                    given[name] = Tensors.Tensor.Zeros(tensor.DType, time, tensor.Shape[^1]);
                }
            }
        });
    }
}
