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
        setting.Steps || Results.IsKernelGradient(array);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Read("the [I+H, 4H] memory read as [4H, I+H] and transposed", w => (k, g) => (g * w.Shape[0]) + k);
        yield return Read("its transpose read as [I+H, 4H]", w => (k, g) => Turned((k * w.Columns) + g, w.Shape[0], w.Columns));
        yield return Read("each gate's recurrent [H, H] block", w => (k, g) => k < w.Cell.Inputs ? (k * w.Columns) + g : Block(w, k, g, w.Cell.Inputs));
        if (setting.Weights.Any(w => w.IsKernel && w.Cell.Inputs == w.Units))
        {
            yield return Read("each gate's [I, H] block of the inputs", w => (k, g) => k < w.Cell.Inputs ? Block(w, k, g, 0) : (k * w.Columns) + g) with { Rare = true };
            yield return Read("each gate's [H, H] block, of inputs and state", w => (k, g) => Block(w, k, g, k < w.Cell.Inputs ? 0 : w.Cell.Inputs)) with { Rare = true };
        }

        foreach (var (what, x, h) in new[] { ("the recurrent [H, 4H] part", false, true), ("the input [I, 4H] part", true, false), ("the input [I, 4H] and the recurrent [H, 4H] part, each", true, true) })
        {
            yield return Read($"{what} read as [4H, …] and transposed", w => (k, g) => Part(w, k, g, x, h, (row, column, rows) => (column * rows) + row)) with { Rare = true };
            yield return Read($"{what}: its transpose read as […, 4H]", w => (k, g) => Part(w, k, g, x, h, (row, column, rows) => Turned((row * w.Columns) + column, rows, w.Columns))) with { Rare = true };
        }

        yield return new Variant("in the kernel's gradient alone, which is given as [4H, I+H]", s => new Plant { Gradients = [TransposedGradient(s)] }) { GradientsOnly = true };
        yield return new Variant(
            "in the kernel's gradient alone: the [4H, I+H] memory given as [I+H, 4H]",
            s => new Plant { Gradients = [Map(s, "gradient/", w => (k, g) => Turned((k * w.Columns) + g, w.Shape[0], w.Columns))] }) { GradientsOnly = true };
    }

    /// <summary>The place in <c>[rows, columns]</c> of the element that stands at a flat place of the transpose.</summary>
    private static int Turned(int flat, int rows, int columns) => (flat % rows * columns) + (flat / rows);

    /// <summary>The transposed place in the square block of a gate that begins at a row; its own where the block is not square.</summary>
    private static int Block(WeightArray w, int k, int g, int first)
    {
        var rows = first == 0 && k < w.Cell.Inputs ? w.Cell.Inputs : w.Shape[0] - w.Cell.Inputs;
        return rows != w.Units ? (k * w.Columns) + g : ((first + (g % w.Units)) * w.Columns) + (g / w.Units * w.Units) + (k - first);
    }

    private static int Part(WeightArray w, int k, int g, bool x, bool h, Func<int, int, int, int> from) =>
        k < w.Cell.Inputs ? (x ? from(k, g, w.Cell.Inputs) : (k * w.Columns) + g)
        : h ? (w.Cell.Inputs * w.Columns) + from(k - w.Cell.Inputs, g, w.Shape[0] - w.Cell.Inputs) : (k * w.Columns) + g;

    private static Mapping TransposedGradient(Setting setting) => setting.Weights.Where(w => w.IsKernel).Aggregate(new Mapping(), (map, w) => map.With(
        "gradient/" + w.Name,
        "gradient/" + w.Name,
        Indexes.Matrix(w.Columns, w.Shape[0], (g, k) => (k * w.Columns) + g),
        shape: [w.Columns, w.Shape[0]]));

    private static Variant Read(string text, Func<WeightArray, Func<int, int, int>> from) => new(text, s => new Plant { Reads = [Map(s, string.Empty, from)] });

    private static Mapping Map(Setting setting, string head, Func<WeightArray, Func<int, int, int>> from) =>
        new Mapping().With(setting.Weights.Where(w => w.IsKernel), head, w => Indexes.Matrix(w.Shape[0], w.Columns, from(w)));
}
