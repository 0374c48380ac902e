using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>
/// Arrays read from other places than their own: element i of a target is <c>scale · source[index[i]]</c>. Linear, so it has an adjoint, and a mistake
/// that is only in how arrays are read or given has its true gradient without a formula of its own.
/// </summary>
public sealed class Mapping
{
    /// <summary>In an index: the element is zero.</summary>
    public const int Zero = -1;

    /// <summary>In an index: the element may be anything.</summary>
    public const int Anything = -2;

    private readonly IReadOnlyList<Entry> entries;

    /// <summary>A mapping of no array.</summary>
    public Mapping()
        : this([])
    {
    }

    private Mapping(IReadOnlyList<Entry> entries) => this.entries = entries;

    /// <summary>Whether gradients go back to where the arrays were read from; else each stays with the array that it was computed for.</summary>
    public bool GradientsGoBack { get; init; } = true;

    /// <summary>Whether it maps nothing.</summary>
    public bool IsEmpty => entries.Count == 0;

    /// <summary>Whether an array is read from another one.</summary>
    public bool Crosses => entries.Any(e => e.Source != e.Target);

    /// <summary>Whether it and another map an array in common, so that their order may matter.</summary>
    public bool Meets(Mapping other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return entries.Any(e => other.entries.Any(o => o.Target == e.Target || o.Source == e.Target || o.Target == e.Source));
    }

    /// <summary>Adds a target: <paramref name="source"/>'s elements at <paramref name="index"/> (null: its own), times <paramref name="scale"/>, in <paramref name="shape"/> (null: its own).</summary>
    public Mapping With(string target, string source, int[]? index = null, double scale = 1, int[]? shape = null) =>
        new([.. entries, new Entry(target, source, index, scale, shape)]) { GradientsGoBack = GradientsGoBack };

    /// <summary>Adds every variable of some, under a head, from its own elements at the index that is made for it.</summary>
    public Mapping With(IEnumerable<WeightArray> weights, string head, Func<WeightArray, int[]?> index, double scale = 1) =>
        weights.Aggregate(this, (map, w) => map.With(head + w.Name, head + w.Name, index(w), scale));

    /// <summary>Adds arrays whose every element is zero.</summary>
    public Mapping WithZeros(IEnumerable<string> arrays) => arrays.Aggregate(this, (map, name) => map.With(name, name, scale: 0));

    /// <summary>Adds a target that may be anything where it is zero.</summary>
    public Mapping WithZerosOpen(string target) => new([.. entries, new Entry(target, target, null, 1, null) { ZerosOpen = true }]) { GradientsGoBack = GradientsGoBack };

    /// <summary>The part whose targets pass.</summary>
    public Mapping Where(Func<string, bool> target) => new([.. entries.Where(e => target(e.Target))]) { GradientsGoBack = GradientsGoBack };

    /// <summary>The arrays as they are read. What has no such array is left as it is.</summary>
    public TensorSet Apply(TensorSet arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (IsEmpty)
        {
            return arrays;
        }

        var result = new TensorSet(arrays);
        foreach (var entry in entries)
        {
            if (arrays.Find(entry.Target) is { } target && arrays.Find(entry.Source) is { } source)
            {
                result[entry.Target] = Tensor.Of(entry.Gather(source.Array<double>(), target.Count), entry.Shape ?? target.Shape);
            }
        }

        return result;
    }

    /// <summary>The adjoint, on arrays whose names have <paramref name="head"/> before those of the mapping.</summary>
    public TensorSet Adjoint(TensorSet arrays, string head)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (IsEmpty || !GradientsGoBack)
        {
            return arrays;
        }

        var result = new TensorSet(arrays);
        var present = entries.Where(e => arrays.ContainsKey(head + e.Target) && arrays.ContainsKey(head + e.Source)).ToList();
        foreach (var name in present.SelectMany(e => new[] { e.Target, e.Source }).Distinct(StringComparer.Ordinal))
        {
            var own = arrays[head + name];
            result[head + name] = present.Exists(e => e.Target == name) ? Tensor.Zeros(DType.Float64, own.Shape) : Tensor.Of((double[])own.Array<double>().Clone(), own.Shape);
        }

        foreach (var entry in present)
        {
            entry.Scatter(arrays[head + entry.Target].As<double>(), result[head + entry.Source].As<double>());
        }

        return result;
    }

    private sealed record Entry(string Target, string Source, int[]? Index, double Scale, int[]? Shape)
    {
        public bool ZerosOpen { get; init; }

        public double[] Gather(double[] source, int count)
        {
            if (ZerosOpen)
            {
                return Array.ConvertAll(source, x => x == 0 ? double.NaN : x);
            }

            if (Index is null && Scale == 1)
            {
                return source;
            }

            var result = new double[count];
            for (var i = 0; i < count && Scale != 0; i++)
            {
                var from = Index?[i] ?? i;
                result[i] = from >= 0 ? Scale * source[from] : from == Anything ? double.NaN : 0;
            }

            return result;
        }

        public void Scatter(ReadOnlySpan<double> target, Span<double> source)
        {
            for (var i = 0; i < target.Length && Scale != 0; i++)
            {
                if ((Index?[i] ?? i) is >= 0 and var to)
                {
                    source[to] += Scale * target[i];
                }
            }
        }
    }
}
