using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>Finds the first element in time that differs: on the way there in each direction's own time, else on the way back.</summary>
/// <param name="setting">The case.</param>
/// <param name="reference">What is expected, float64: results and traces.</param>
internal sealed class FirstDivergence(Setting setting, TensorSet reference)
{
    /// <summary>The first of the arrays' differences; null where no array with time differs.</summary>
    public Divergence? Find(IEnumerable<ArrayEvidence> arrays)
    {
        var found = arrays.Where(a => HasTime(a.Name) && a.HasShapeOf(reference[a.Name])).SelectMany(Candidates).ToList();
        return found.Where(d => !d.WayBack).OrderBy(d => d.Step).ThenBy(d => d.Past).ThenBy(Depth).ThenBy(d => d.Row).FirstOrDefault()
            ?? found.Where(d => d.WayBack).OrderByDescending(d => d.Step ?? d.Time).ThenBy(d => d.Past).ThenBy(Depth).ThenBy(d => d.Row).FirstOrDefault();
    }

    private static bool HasTime(string array) => Results.IsOutputs(array) || array == "gradient/inputs" || TraceArrays.Is(array);

    /// <summary>Within a step gates come before the state and the state before the output.</summary>
    private static int Depth(Divergence d) => TraceArrays.Is(d.Array) ? TraceArrays.Parts.ToList().IndexOf(d.Array.Split('/')[^1]) : TraceArrays.Parts.Count;

    private IEnumerable<Divergence> Candidates(ArrayEvidence array)
    {
        var expected = reference[array.Name];
        return array.Failing(expected).Select(i => At(array, expected, i));
    }

    private Divergence At(ArrayEvidence array, Tensor expected, int flat)
    {
        var index = expected.Unravel(flat);
        var first = IndexNames.TimeFirst(setting.Row, array.Name);
        var (t, n, u) = first ? (index[0], index[1], index[2]) : (index[1], index[0], index[2]);
        var direction = Setting.DirectionOf(array.Name) ?? string.Empty;
        var length = setting.Shape.Length(n);
        var trace = TraceArrays.Is(array.Name);
        var turned = direction == "bw" && t < length ? length - 1 - t : t;
        int? step = trace ? t : setting.Bidirectional && direction.Length == 0 ? null : turned;
        var part = array.Name.Split('/')[^1];
        var (gate, unit) = trace && TraceArrays.HasGates(array.Name) ? ("ijfo"[u / setting.Shape.Units], u % setting.Shape.Units)
            : trace && part.Length == 1 && "ijfo".Contains(part[0], StringComparison.Ordinal) ? (part[0], u)
            : ((char?)null, u);
        return new Divergence(array.Name, direction, step, trace ? turned : t, n, gate, unit, expected.At(flat), array.Values.At(flat), array.IsGradient || (trace && TraceArrays.IsBackward(array.Name)), t >= length);
    }
}
