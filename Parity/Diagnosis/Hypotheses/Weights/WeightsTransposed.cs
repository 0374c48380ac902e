namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>The kernel, or a part of it, read the other way round.</summary>
internal sealed class WeightsTransposed : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "weights transposed";

    /// <inheritdoc/>
    public override string Explanation =>
        "TensorFlow's kernel is [I+H, 4H]: a row for each input, a column for each gate's unit, used as concat(x, h)·W. Keras and TensorFlow store it so; PyTorch and cuDNN have the transpose, [4H, …]. "
        + "Where only the number of elements is checked, or the block is square as a gate's recurrent [H, H] is, the wrong one is taken without a word.";

    /// <inheritdoc/>
    public override string Fix => "Transpose kernels exactly once between the two layouts, before any reshape, and check one element off the diagonal by hand.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Steps || (Results.IsWeightGradient(array) && array.EndsWith("/kernel", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        var (inputs, units) = (setting.Shape.Inputs, setting.Shape.Units);
        yield return new Variant("the [I+H, 4H] memory read as [4H, I+H] and transposed", s => Read(s, (k, g, rows, columns) => (g * rows) + k));
        yield return new Variant("its transpose read as [I+H, 4H]", s => Read(s, (k, g, rows, columns) => Turned((k * columns) + g, rows, columns)));
        yield return new Variant("each gate's recurrent [H, H] block", s => Read(s, (k, g, _, columns) => k < inputs ? (k * columns) + g : Block(k, g, inputs, columns)));
        if (inputs == units)
        {
            yield return new Variant("each gate's [I, H] block of the inputs", s => Read(s, (k, g, _, columns) => k < inputs ? Block(k, g, 0, columns) : (k * columns) + g)) { Rare = true };
            yield return new Variant("each gate's [H, H] block, of inputs and state", s => Read(s, (k, g, _, columns) => Block(k, g, k < inputs ? 0 : inputs, columns))) { Rare = true };
        }

        foreach (var (what, x, h) in new[] { ("the recurrent [H, 4H] part", false, true), ("the input [I, 4H] part", true, false), ("the input [I, 4H] and the recurrent [H, 4H] part, each", true, true) })
        {
            yield return new Variant($"{what} read as [4H, …] and transposed", s => Read(s, (k, g, _, columns) => Part(k, g, columns, x, h, (row, column, rows) => (column * rows) + row))) { Rare = true };
            yield return new Variant($"{what}: its transpose read as […, 4H]", s => Read(s, (k, g, _, columns) => Part(k, g, columns, x, h, (row, column, rows) => Turned((row * columns) + column, rows, columns)))) { Rare = true };
        }

        yield return new Variant("in the kernel's gradient alone, which is given as [4H, I+H]", s => new Plant { Gradients = [TransposedGradient(s)] }) { GradientsOnly = true };
        yield return new Variant("in the kernel's gradient alone: the [4H, I+H] memory given as [I+H, 4H]", s => Given(s, (k, g, rows, columns) => Turned((k * columns) + g, rows, columns))) { GradientsOnly = true };

        int Block(int k, int g, int first, int columns) => ((first + (g % units)) * columns) + (g / units * units) + (k - first);

        int Part(int k, int g, int columns, bool x, bool h, Func<int, int, int, int> from) =>
            k < inputs ? (x ? from(k, g, inputs) : (k * columns) + g) : h ? (inputs * columns) + from(k - inputs, g, units) : (k * columns) + g;
    }

    /// <summary>The place in <c>[rows, columns]</c> of the element that stands at a flat place of the transpose.</summary>
    private static int Turned(int flat, int rows, int columns) => (flat % rows * columns) + (flat / rows);

    private static Mapping TransposedGradient(Setting setting)
    {
        var (rows, columns) = (setting.Shape.Inputs + setting.Shape.Units, 4 * setting.Shape.Units);
        var index = Indexes.Matrix(columns, rows, (g, k) => (k * columns) + g);
        return setting.Directions.Select(d => "gradient/" + setting.Weight(d, "kernel")).Aggregate(new Mapping(), (map, name) => map.With(name, name, index, shape: [columns, rows]));
    }

    private static Plant Read(Setting setting, Func<int, int, int, int, int> from) => new() { Reads = [Map(setting, from, string.Empty)] };

    private static Plant Given(Setting setting, Func<int, int, int, int, int> from) => new() { Gradients = [Map(setting, from, "gradient/")] };

    private static Mapping Map(Setting setting, Func<int, int, int, int, int> from, string head)
    {
        var (rows, columns) = (setting.Shape.Inputs + setting.Shape.Units, 4 * setting.Shape.Units);
        var index = Indexes.Kernel(setting, (k, g) => from(k, g, rows, columns));
        return setting.Directions.Select(d => head + setting.Weight(d, "kernel")).Aggregate(new Mapping(), (map, name) => map.With(name, name, index));
    }
}
