namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>What stands past the rows' ends in an array over time.</summary>
internal static class Padding
{
    /// <summary>The arrays with zeros, or anything, in the padding.</summary>
    public static Mapping Of(Setting setting, string head, IEnumerable<string> arrays, int depth, int there)
    {
        var index = Indexes.Steps(setting, depth, (n, t) => t < setting.Shape.Length(n) ? t : there);
        return arrays.Aggregate(new Mapping(), (map, name) => map.With(head + name, head + name, index));
    }
}
