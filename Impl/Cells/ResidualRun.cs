using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary><see cref="ResidualWrapper"/> at work: after the inner cell's phases <c>y = x + output</c>; the gradient of y goes to both.</summary>
internal sealed unsafe class ResidualRun<T>(CellRun<T> inner) : CellRun<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly int stride = Padding<T>.Round(inner.OutputSize);
    private readonly PinnedBuffer<T> outputBuffer = new();
    private readonly PinnedBuffer<T> sumBuffer = new();
    private T*[] past = [];
    private T* outputs;
    private T* sums;

    /// <inheritdoc/>
    public override StatePart[] States => inner.States;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, int Width)> Traced => inner.Traced;

    /// <inheritdoc/>
    public override int OutputSize => inner.OutputSize;

    /// <inheritdoc/>
    public override int WeightCount => inner.WeightCount;

    /// <inheritdoc/>
    public override long WeightBytes => inner.WeightBytes;

    /// <inheritdoc/>
    public override long Cost => inner.Cost;

    /// <inheritdoc/>
    public override int ForwardPhases => inner.ForwardPhases + 1;

    /// <inheritdoc/>
    public override int BackwardPhases => inner.BackwardPhases;

    /// <inheritdoc/>
    public override int MostWeightParts => inner.MostWeightParts;

    /// <summary>The output's own passes first.</summary>
    public override IReadOnlyList<string> InputGradients { get; } = ["add_grad/Reshape", .. inner.InputGradients];

    /// <inheritdoc/>
    public override bool Masked
    {
        get => base.Masked;
        set => base.Masked = inner.Masked = value;
    }

    /// <inheritdoc/>
    public override bool AddsZero(int state) => inner.AddsZero(state);

    /// <inheritdoc/>
    public override UnrolledNames? Names
    {
        get => base.Names;
        set => base.Names = inner.Names = value;
    }

    /// <inheritdoc/>
    public override CellTrace<T>? Trace
    {
        get => base.Trace;
        set => base.Trace = inner.Trace = value;
    }

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        inner.Prepare(batch, time, inputs, forwardOnly);
        outputs = outputBuffer.Need((long)batch * stride);
        sums = sumBuffer.Need((long)batch * stride);
        past = past.Length < batch ? new T*[batch] : past;
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies) => inner.TakeForward(weights, copies);

    /// <inheritdoc/>
    public override void PackForward(Portion portion) => inner.PackForward(portion);

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts) => inner.TakeBackward(weights, copies, weightParts);

    /// <inheritdoc/>
    public override void PackBackward(Portion portion) => inner.PackBackward(portion);

    /// <inheritdoc/>
    public override T* Input(int t, int n) => inner.Input(t, n);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => inner.State(state, t, n);

    /// <inheritdoc/>
    public override T* Output(int t, int n) => outputs + ((nint)n * stride);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => inner.StateGradient(state, n);

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => part == 0 ? past[n] : inner.InputGradient(part - 1, n);

    /// <summary>The output is no state: its contributions make a sum of their own.</summary>
    public override T* TakeCotangents(int n, T** contributions, int count, bool shared)
    {
        if (count == 1)
        {
            return contributions[0];
        }

        var sum = sums + ((nint)n * stride);
        AddN<T>.Run(contributions, count, sum, OutputSize);
        return sum;
    }

    /// <inheritdoc/>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        if (phase < inner.ForwardPhases)
        {
            inner.Forward(phase, portion, t, rows, count);
            return;
        }

        for (var r = portion.From(count); r < portion.To(count); r++)
        {
            var y = Output(t, rows[r]);
            new ReadOnlySpan<T>(inner.Output(t, rows[r]), OutputSize).CopyTo(new Span<T>(y, OutputSize));
            Sum<T>.Add(y, Input(t, rows[r]), OutputSize);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        for (var r = portion.From(count); r < portion.To(count); r++)
        {
            past[rows[r]] = cotangents[r];
        }

        inner.Backward(phase, portion, t, rows, count, cotangents);
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T** gradients) => inner.WeightGradientPart(part, parts, live, gradients);
}
