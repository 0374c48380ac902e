namespace Parity.Diagnosis.Hypotheses.Layout;

/// <summary>Column-major memory read as row-major, or the other way round.</summary>
internal sealed class RowColumnMajor : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "row and column major mixed up";

    /// <inheritdoc/>
    public override string Explanation =>
        "An array's memory is walked in the other order: TensorFlow and NumPy write the last axis fastest, MATLAB, Fortran, Julia, R and Eigen's default the first. The shape is right and the elements are shuffled.";

    /// <inheritdoc/>
    public override string Fix => "Read and write with the last axis fastest (order='C'), or reverse the axes and transpose.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Steps || (setting.HasInitialState && setting.Batch > 1 && (Results.IsState(array) || Results.IsInitialStateGradient(array)));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of("of the weights", s => new Plant { Reads = [Map(s, s.GivenNames("weights/"), Column)] });
        yield return Of("of the weights, the other way round", s => new Plant { Reads = [Map(s, s.GivenNames("weights/"), Row)] });
        foreach (var (text, from) in new (string, Func<int[], int[]>)[] { (string.Empty, Column), (", the other way round", Row) })
        {
            yield return Of($"of the inputs{text}", s => new Plant { Reads = [Map(s, ["inputs"], from)] });
            yield return Of($"of the outputs{text}", s => new Plant { Gives = [Map(s, s.ResultNames(Results.IsOutputs), from)] });
            yield return Of($"of inputs and outputs{text}", s => new Plant { Reads = [Map(s, ["inputs"], from)], Gives = [Map(s, s.ResultNames(Results.IsOutputs), from == Column ? Row : Column)] });
            yield return Of($"of the last state{text}", s => new Plant { Gives = [Map(s, s.ResultNames(Results.IsState), from)] }) with { Rare = true };
            yield return Of($"of the initial state{text}", s => new Plant { Reads = [Map(s, s.GivenNames("initial_state/"), from)] }) with { Rare = true };
            yield return Of($"of outputs and last state{text}; gradients are right", s => new Plant { Gives = [Map(s, s.ResultNames(Results.IsOutputs, Results.IsState), from, back: false)] }) with { Rare = true };
            yield return Of($"of the outputs{text}; gradients are right", s => new Plant { Gives = [Map(s, s.ResultNames(Results.IsOutputs), from, back: false)] }) with { Rare = true };
            yield return Of($"of the kernels' gradients{text}", s => new Plant { Gradients = [Map(s, s.ResultNames(Results.IsWeightGradient), from)] }) with { GradientsOnly = true, Rare = true };
            yield return Of($"of the inputs' gradient{text}", s => new Plant { Gradients = [Map(s, ["gradient/inputs"], from)] }) with { GradientsOnly = true, Rare = true };
        }
    }

    private static Variant Of(string text, Func<Setting, Plant> make) => new(text, make) { RowByRow = false, PerDirection = false };

    private static Mapping Map(Setting setting, IEnumerable<string> arrays, Func<int[], int[]> from, bool back = true) =>
        arrays.Aggregate(new Mapping { GradientsGoBack = back }, (map, name) => map.With(name, name, from(setting.ShapeOf(name))));

    /// <summary>Row-major place of the element that column-major memory has there: where each element of a column-major array stands.</summary>
    private static int[] Column(int[] shape)
    {
        var index = new int[Tensors.Tensor.Size(shape)];
        for (var flat = 0; flat < index.Length; flat++)
        {
            int rest = flat, place = 0;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                var stride = (int)Tensors.Tensor.Size(shape[..axis]);
                place += rest % shape[axis] * stride;
                rest /= shape[axis];
            }

            index[flat] = place;
        }

        return index;
    }

    /// <summary>The inverse.</summary>
    private static int[] Row(int[] shape)
    {
        var column = Column(shape);
        var index = new int[column.Length];
        for (var i = 0; i < column.Length; i++)
        {
            index[column[i]] = i;
        }

        return index;
    }
}
