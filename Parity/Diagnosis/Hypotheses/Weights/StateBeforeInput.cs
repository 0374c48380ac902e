namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>The kernel's rows taken for h first and x second.</summary>
internal sealed class StateBeforeInput : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "h before x in the concatenation";

    /// <inheritdoc/>
    public override string Explanation =>
        "The kernel's I+H rows belong to concat(x, h): the first I to the input, the last H to the state. A port that concatenates (h, x), or cuts the kernel after H rows instead of after I, "
        + "multiplies each by the other's weights. The shapes fit in every case.";

    /// <inheritdoc/>
    public override string Fix => "Concatenate x first: z = concat(x, h)·W + b; or cut W[:I] for x and W[I:] for h.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, s => new Plant { Reads = [Map(s, string.Empty, (k, inputs, state) => k < inputs ? state + k : k - inputs)] });
        yield return new Variant("in the kernel's gradient alone", s => new Plant { Gradients = [Map(s, "gradient/", (k, inputs, state) => k < state ? inputs + k : k - state)] }) { GradientsOnly = true };
    }

    private static Mapping Map(Setting setting, string head, Func<int, int, int, int> row) => new Mapping().With(
        setting.Weights.Where(w => w.IsKernel),
        head,
        w => Indexes.Matrix(w.Shape[0], w.Columns, (k, g) => (row(k, w.Cell.Inputs, w.Shape[0] - w.Cell.Inputs) * w.Columns) + g));
}
