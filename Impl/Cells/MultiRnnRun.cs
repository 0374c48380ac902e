using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// <see cref="MultiRnnCell"/> at work: in a step the layers' phases one after the other, backward from the last layer to the first. Before its
/// phases a layer is handed what its neighbour has made: the output of the one below, or the gradient from the one above.
/// </summary>
internal sealed unsafe class MultiRnnRun<T> : CellRun<T>
    where T : unmanaged, INumberBase<T>
{
    private const int HandOver = -1;
    private readonly CellRun<T>[] layers;
    private readonly (int Layer, int State)[] states;
    private readonly (int Layer, int Phase)[] forward;
    private readonly (int Layer, int Phase)[] backward;
    private readonly T*[][] cotangentsOf;
    private int lastStep;

    /// <summary>Composes the layers.</summary>
    public MultiRnnRun(CellRun<T>[] layers)
    {
        this.layers = layers;
        cotangentsOf = new T*[layers.Length][];
        States = [.. layers.SelectMany((layer, k) => layer.States.Select(s => s with { Path = Path(k, s.Path) }))];
        Traced = [.. layers.SelectMany((layer, k) => layer.Traced.Select(t => (Path(k, t.Name), t.Width)))];
        states = [.. layers.SelectMany((layer, k) => layer.States.Select((_, s) => (k, s)))];
        forward = [.. Enumerable.Range(0, layers.Length).SelectMany(k => PhasesOf(k, layers[k].ForwardPhases, alone: 0))];
        backward = [.. Enumerable.Range(0, layers.Length).Reverse().SelectMany(k => PhasesOf(k, layers[k].BackwardPhases, alone: layers.Length - 1))];
    }

    /// <inheritdoc/>
    public override StatePart[] States { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, int Width)> Traced { get; }

    /// <inheritdoc/>
    public override int OutputSize => layers[^1].OutputSize;

    /// <inheritdoc/>
    public override int WeightCount => (int)Total(layer => layer.WeightCount);

    /// <inheritdoc/>
    public override long WeightBytes => Total(layer => layer.WeightBytes);

    /// <inheritdoc/>
    public override long Cost => Total(layer => layer.Cost);

    /// <inheritdoc/>
    public override int ForwardPhases => forward.Length;

    /// <inheritdoc/>
    public override int BackwardPhases => backward.Length;

    /// <inheritdoc/>
    public override int MostWeightParts
    {
        get
        {
            var most = 0;
            foreach (var layer in layers)
            {
                most = Math.Max(most, layer.MostWeightParts);
            }

            return most;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputGradients => layers[0].InputGradients;

    /// <inheritdoc/>
    public override bool SignsPadding => layers[0].SignsPadding;

    /// <inheritdoc/>
    public override bool Masked
    {
        get => base.Masked;
        set
        {
            base.Masked = value;
            foreach (var layer in layers)
            {
                layer.Masked = value;
            }
        }
    }

    /// <inheritdoc/>
    public override UnrolledNames? Names
    {
        get => base.Names;
        set
        {
            base.Names = value;
            foreach (var layer in layers)
            {
                layer.Names = value;
            }
        }
    }

    /// <inheritdoc/>
    public override CellTrace<T>? Trace
    {
        get => base.Trace;
        set
        {
            base.Trace = value;
            for (var k = 0; k < layers.Length; k++)
            {
                layers[k].Trace = value?.Under(Path(k, string.Empty));
            }
        }
    }

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        lastStep = time - 1;
        for (var k = 0; k < layers.Length; k++)
        {
            layers[k].Prepare(batch, time, k == 0 ? inputs : layers[k - 1].OutputSize, forwardOnly);
            if (cotangentsOf[k] is null || cotangentsOf[k].Length < batch)
            {
                cotangentsOf[k] = new T*[batch];
            }
        }
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies)
    {
        foreach (var layer in layers)
        {
            layer.TakeForward(weights, copies);
            weights += layer.WeightCount;
        }
    }

    /// <inheritdoc/>
    public override void PackForward(Portion portion)
    {
        foreach (var layer in layers)
        {
            layer.PackForward(portion);
        }
    }

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        foreach (var layer in layers)
        {
            layer.TakeBackward(weights, copies, Math.Min(weightParts, layer.MostWeightParts));
            weights += layer.WeightCount;
        }
    }

    /// <inheritdoc/>
    public override void PackBackward(Portion portion)
    {
        foreach (var layer in layers)
        {
            layer.PackBackward(portion);
        }
    }

    /// <inheritdoc/>
    public override T* Input(int t, int n) => layers[0].Input(t, n);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => layers[states[state].Layer].State(states[state].State, t, n);

    /// <inheritdoc/>
    public override T* Output(int t, int n) => layers[^1].Output(t, n);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => layers[states[state].Layer].StateGradient(states[state].State, n);

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => layers[0].InputGradient(part, n);

    /// <inheritdoc/>
    public override void PaddedInputGradient(int n) => layers[0].PaddedInputGradient(n);

    /// <inheritdoc/>
    public override bool AddsZero(int state) => layers[states[state].Layer].AddsZero(states[state].State);

    /// <inheritdoc/>
    public override T* TakeCotangents(int n, T** contributions, int count, bool shared) => layers[^1].TakeCotangents(n, contributions, count, shared);

    /// <inheritdoc/>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        var (k, own) = forward[phase];
        if (own != HandOver)
        {
            layers[k].Forward(own, portion, t, rows, count);
            return;
        }

        var size = layers[k - 1].OutputSize;
        for (var r = portion.From(count); r < portion.To(count); r++)
        {
            new ReadOnlySpan<T>(layers[k - 1].Output(t, rows[r]), size).CopyTo(new Span<T>(layers[k].Input(t, rows[r]), size));
        }
    }

    /// <inheritdoc/>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        var (k, own) = backward[phase];
        if (own == HandOver)
        {
            TakeCotangents(k, portion, rows, count, !Masked && t == lastStep);
        }
        else if (k == layers.Length - 1)
        {
            layers[k].Backward(own, portion, t, rows, count, cotangents);
        }
        else
        {
            var handed = stackalloc T*[count];
            for (var r = 0; r < count; r++)
            {
                handed[r] = cotangentsOf[k][rows[r]];
            }

            layers[k].Backward(own, portion, t, rows, count, handed);
        }
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T** gradients)
    {
        foreach (var layer in layers)
        {
            var own = Math.Min(parts, layer.MostWeightParts);
            if (part < own)
            {
                layer.WeightGradientPart(part, own, live, gradients);
            }

            gradients += layer.WeightCount;
        }
    }

    /// <summary>A sum over the layers, without what LINQ allocates.</summary>
    private long Total(Func<CellRun<T>, long> of)
    {
        long total = 0;
        foreach (var layer in layers)
        {
            total += of(layer);
        }

        return total;
    }

    private static string Path(int k, string path) => FormattableString.Invariant($"{k}/{path}");

    private static IEnumerable<(int Layer, int Phase)> PhasesOf(int k, int count, int alone) =>
        Enumerable.Range(k == alone ? 0 : HandOver, k == alone ? count : count + 1).Select(phase => (k, phase));

    private void TakeCotangents(int k, Portion portion, int* rows, int count, bool shared)
    {
        var above = layers[k + 1];
        var parts = above.InputGradients.Count;
        var contributions = stackalloc T*[parts];
        for (var r = portion.From(count); r < portion.To(count); r++)
        {
            for (var part = 0; part < parts; part++)
            {
                contributions[part] = above.InputGradient(part, rows[r]);
            }

            cotangentsOf[k][rows[r]] = layers[k].TakeCotangents(rows[r], contributions, parts, shared);
        }
    }
}
