using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>The arrays that a port gave of a case's results.</summary>
public sealed class Evidence
{
    private Evidence(IReadOnlyList<ArrayEvidence> arrays) => Arrays = arrays;

    /// <summary>The arrays, in the order of a run: outputs, states, gradients.</summary>
    public IReadOnlyList<ArrayEvidence> Arrays { get; }

    /// <summary>Whether any is a gradient.</summary>
    public bool HasGradients => Arrays.Any(a => a.IsGradient);

    /// <summary>Whether any is an output or a state.</summary>
    public bool HasForward => Arrays.Any(a => !a.IsGradient);

    /// <summary>Whether any is an output.</summary>
    public bool HasOutputs => Arrays.Any(a => a.Name.StartsWith("outputs", StringComparison.Ordinal));

    /// <summary>Takes those of a port's arrays that are results of the case.</summary>
    /// <param name="row">The case, of its own type.</param>
    /// <param name="setting">The case.</param>
    /// <param name="port">The port's arrays.</param>
    public static Evidence Of(Case row, Setting setting, TensorSet port)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(port);
        var results = setting.ResultNames();
        return new Evidence([.. from pair in port where results.Contains(pair.Key, StringComparer.Ordinal) orderby pair.Key.StartsWith("gradient/", StringComparison.Ordinal) select Of(row, setting, pair)]);
    }

    /// <summary>Those of a port's arrays that are of its trace.</summary>
    public static IEnumerable<ArrayEvidence> OfTrace(Case row, Setting setting, TensorSet port)
    {
        ArgumentNullException.ThrowIfNull(port);
        return from pair in port where TraceArrays.Is(pair.Key) select Of(row, setting, pair);
    }

    /// <summary>What can be held against some rows of the batch: no gradient of weights, and nothing of another shape.</summary>
    public Evidence Rows(Setting setting, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new Evidence([.. from a in Arrays where setting.BatchAxis(a.Name) is not null && a.Values.Shape.AsSpan().SequenceEqual(setting.ShapeOf(a.Name)) select a with { Values = BatchRows.Take(a.Values, setting.BatchAxis(a.Name)!.Value, rows), Padding = Padding(setting.Rows(rows), a.Name) }]);
    }

    /// <summary>The same, held against predictions in float32.</summary>
    public Evidence Narrowed() => new([.. Arrays.Select(a => a with { Type = DType.Float32 })]);

    /// <summary>Some of the arrays.</summary>
    public Evidence Where(Func<ArrayEvidence, bool> which) => new([.. Arrays.Where(which)]);

    /// <summary>Whether every predicted element of every array is equal within the floor.</summary>
    public bool Agrees(TensorSet predicted, bool part, double slack = 1) => Arrays.All(a => predicted.Find(a.Name) is { } p && a.Agrees(p, part, slack));

    /// <summary>How much of each array a prediction explains.</summary>
    public IReadOnlyList<ArrayFit> Fit(TensorSet predicted)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        return [.. from a in Arrays where predicted.ContainsKey(a.Name) select a.Fit(predicted[a.Name])];
    }

    /// <summary>An array in the narrower type of the two sides: what the wider one has beyond it says nothing about the other.</summary>
    private static ArrayEvidence Of(Case row, Setting setting, KeyValuePair<string, Tensor> array)
    {
        var narrower = row.DType == DType.Float32 || array.Value.DType == DType.Float32 ? DType.Float32 : DType.Float64;
        return new ArrayEvidence(array.Key, array.Value.To(narrower).To(DType.Float64), narrower, Floor.Of(row, array.Key).Count, Padding(setting, array.Key));
    }

    private static bool[]? Padding(Setting setting, string array) => setting.Ragged && (array == "gradient/inputs" || Results.IsOutputs(array))
        ? Array.ConvertAll(Indexes.Steps(setting, array == "gradient/inputs" ? setting.Shape.Inputs : setting.OutputSize, (n, t) => t < setting.Shape.Length(n) ? t : Mapping.Zero), i => i < 0)
        : null;
}
