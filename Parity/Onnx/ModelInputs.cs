using System.Globalization;
using Parity.Backends;
using Parity.Cases;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>How a user's model is given a case: which of its inputs become <c>X</c>, <c>sequence_lens</c>, <c>initial_h</c> and <c>initial_c</c> of its LSTM, and in which order.</summary>
internal sealed class ModelInputs
{
    private const int Float = 1, Int32 = 6, Int64 = 7;
    private readonly UserModel model;
    private readonly CaseShape sizes;
    private readonly string sequence;
    private readonly string? lengths;
    private readonly DType lengthsType;
    private readonly bool timeMajor;
    private readonly TensorSet seen;
    private readonly TensorSet stateLabels = [];

    /// <summary>Looks at a model.</summary>
    /// <exception cref="BadInputException">It cannot be given cases of these sizes, or not so that it is seen how.</exception>
    public ModelInputs(UserModel model, ModelProto own, CaseShape sizes, Func<ModelProto, TensorSet, TensorSet> run)
    {
        (this.model, this.sizes) = (model, sizes);
        var edges = model.Nodes.SelectMany((n, k) => new[] { ("X", 0), ("lens", 4), ("h", 5), ("c", 6) }.Where(e => n.Input(e.Item2) is not null)
            .Select(e => KeyValuePair.Create(Edge(e.Item1, k), n.Input(e.Item2)!))).ToDictionary(StringComparer.Ordinal);
        IReadOnlyList<ValueInfoProto> Sources(string head, Func<int, bool> type) =>
            [.. edges.Where(e => e.Key.StartsWith(Edge(head), StringComparison.Ordinal)).SelectMany(e => ModelParts.Sources(own, e.Value)).Where(i => type(Type(i))).DistinctBy(i => i.Name, StringComparer.Ordinal)];

        var x = Sources("X", t => t == Float);
        sequence = x is [var only] ? only.Name : throw Bad($"its X is computed from {Names(x)}: expected one float32 input of the model");
        var counts = Sources("lens", t => t is Int32 or Int64);
        lengths = counts.Count == 0 ? null : counts.Count == 1 ? counts[0].Name : throw Bad($"its sequence_lens is computed from {Names(counts)}: expected one input of the model");
        lengthsType = counts is [var count] && Type(count) == Int64 ? DType.Int64 : DType.Int32;
        var labels = new Labels();
        foreach (var head in new[] { "h", "c" })
        {
            var sources = Sources(head, t => t == Float).Where(s => s.Name != sequence).ToList();
            foreach (var source in sources)
            {
                stateLabels[source.Name] = Shape(source)?.Count == 2
                    ? labels.Of(sizes.Batch, sizes.Units)
                    : labels.Of(sources.Count == 1 ? model.DirectionCount : 1, sizes.Batch, sizes.Units);
            }
        }

        (timeMajor, seen) = Try(own, edges, labels, x[0], run);
        Check();
    }

    /// <summary>What the model is given of a case, by its own inputs.</summary>
    /// <param name="row">The case.</param>
    /// <param name="given">Its arrays.</param>
    /// <param name="fullLength">Whether every row is said to have T steps.</param>
    public TensorSet Of(Case row, TensorSet given, bool fullLength)
    {
        var feeds = new TensorSet { [sequence] = row.TimeMajor == timeMajor ? given["inputs"] : Turned(given["inputs"]) };
        var wanted = Enumerable.Range(0, sizes.Batch).Select(n => fullLength ? sizes.Time : sizes.Length(n)).ToArray();
        if (lengths is not null)
        {
            feeds[lengths] = Counts(wanted);
        }
        else if (!fullLength && (seen.Find(Edge("lens", 0))?.As<int>().ToArray() ?? [.. wanted.Select(_ => sizes.Time)]) is var constant && !constant.SequenceEqual(wanted))
        {
            throw Bad($"no input of the model becomes its sequence_lens, and {row.Id} has rows of {string.Join(", ", wanted)} steps");
        }

        foreach (var (name, labels) in stateLabels)
        {
            feeds[name] = Tensor.Zeros(DType.Float32, labels.Shape);
        }

        if (given.Under("initial_state/").Any())
        {
            FillStates(row, given, feeds);
        }

        return feeds;
    }

    /// <summary>Those that a part of the model takes.</summary>
    /// <exception cref="BadInputException">It takes another one.</exception>
    public TensorSet Feed(ModelProto part, TensorSet feeds, TensorSet more) =>
        new(ModelParts.Inputs(part).Select(i => KeyValuePair.Create(i.Name, more.Find(i.Name) ?? feeds.Find(i.Name) ?? throw Bad($"the model needs its input '{i.Name}', too, which is no X, sequence_lens or initial state of it"))));

    private static string Edge(string head, int? node = null) => string.Create(CultureInfo.InvariantCulture, $"parity/see/{head}/{node}");

    private static List<Dimension>? Shape(ValueInfoProto input) => input.Type?.TensorType?.Shape?.Dim;

    private static int Type(ValueInfoProto input) => input.Type?.TensorType?.ElemType ?? 0;

    private static string Names(IReadOnlyList<ValueInfoProto> inputs) => inputs.Count == 0 ? "no input" : string.Join(", ", inputs.Select(i => $"'{i.Name}'"));

    private static Tensor Turned(Tensor tensor)
    {
        var (rows, columns, depth) = (tensor.Shape[0], tensor.Shape[1], tensor.Shape[2]);
        var result = new float[tensor.Count];
        for (var k = 0; k < rows * columns; k++)
        {
            tensor.As<float>().Slice(k * depth, depth).CopyTo(result.AsSpan(((k % columns * rows) + (k / columns)) * depth));
        }

        return Tensor.Of(result, columns, rows, depth);
    }

    /// <summary>The order of axes in which the sequence arrives at the nodes as <c>[T, B, I]</c>, and everything that arrives then.</summary>
    private (bool TimeMajor, TensorSet Seen) Try(ModelProto own, Dictionary<string, string> edges, Labels labels, ValueInfoProto input, Func<ModelProto, TensorSet, TensorSet> run)
    {
        var part = ModelParts.Before(own, edges);
        var wanted = labels.Of(sizes.Time, sizes.Batch, sizes.Inputs);
        var declared = Shape(input);
        string? refused = null;
        foreach (var time in new[] { false, true })
        {
            var given = time ? wanted : Turned(wanted);
            if (declared is not null && (declared.Count != 3 || declared.Zip(given.Shape).Any(d => d.First.DimValue > 0 && d.First.DimValue != d.Second)))
            {
                continue;
            }

            try
            {
                var feeds = new TensorSet(stateLabels) { [sequence] = given };
                if (lengths is not null)
                {
                    feeds[lengths] = Counts(Enumerable.Range(1, sizes.Batch));
                }

                var arrived = run(part, Feed(part, feeds, []));
                if (model.Nodes.Select((_, k) => arrived[Edge("X", k)]).All(x => x.Shape.AsSpan().SequenceEqual(wanted.Shape) && Labels.Same(x.As<float>(), wanted.As<float>())))
                {
                    return (time, arrived);
                }
            }
            catch (BackendException e)
            {
                refused ??= e.Message;
            }
        }

        var shape = declared is null ? "of no stated shape" : $"[{string.Join(", ", declared.Select(d => d.DimParam ?? (d.DimValue ?? 0).ToString(CultureInfo.InvariantCulture)))}]";
        var sought = string.Create(CultureInfo.InvariantCulture, $"[B, T, I] = [{sizes.Batch}, {sizes.Time}, {sizes.Inputs}]");
        throw Bad($"its X is not input '{sequence}' {shape} given {sought}, nor [T, B, I]{(refused is null ? string.Empty : $" ({refused})")}: the model computes it, or has other sizes");
    }

    private void Check()
    {
        for (var k = 0; k < model.Nodes.Count; k++)
        {
            if (lengths is not null && seen.Find(Edge("lens", k)) is var arrived && arrived?.As<int>().ToArray().SequenceEqual(Enumerable.Range(1, sizes.Batch)) != true)
            {
                throw Bad($"its sequence_lens is not input '{lengths}' as it is given");
            }

            foreach (var head in new[] { "h", "c" })
            {
                if (seen.Find(Edge(head, k)) is { } state && Places(state) is null && Array.Exists(state.Array<float>(), v => v != 0))
                {
                    throw Bad($"its initial_{head} is neither zeros nor an input of the model as it is given");
                }
            }
        }
    }

    /// <summary>Which element of which input arrives at each place of a state; null where they are not all inputs'.</summary>
    private (string Input, int Index)[]? Places(Tensor state)
    {
        var from = stateLabels.SelectMany(s => s.Value.Array<float>().Select((label, k) => (label, Place: (s.Key, k)))).ToDictionary(p => p.label, p => p.Place);
        return Array.TrueForAll(state.Array<float>(), from.ContainsKey) ? Array.ConvertAll(state.Array<float>(), label => from[label]) : null;
    }

    private void FillStates(Case row, TensorSet given, TensorSet feeds)
    {
        var directions = row.Driver.Directions();
        foreach (var path in new[] { "h", "c" })
        {
            var from = directions.SelectMany(d => given[Drivers.Path("initial_state", d, path)].Array<float>()).ToArray();
            var places = model.Nodes.SelectMany((_, k) => (seen.Find(Edge(path, k)) is { } state ? Places(state) : null)
                ?? throw Bad($"no input of the model becomes its initial_{path}, and {row.Id} has initial states")).ToList();
            for (var k = 0; k < from.Length; k++)
            {
                feeds[places[k].Input].As<float>()[places[k].Index] = from[k];
            }
        }
    }

    private Tensor Counts(IEnumerable<int> counts) =>
        lengthsType == DType.Int32 ? Tensor.Of(counts.ToArray(), sizes.Batch) : Tensor.Of(counts.Select(n => (long)n).ToArray(), sizes.Batch);

    private BadInputException Bad(string what) => new($"{model.Path}: {model.Nodes[0]}: {what}");
}
