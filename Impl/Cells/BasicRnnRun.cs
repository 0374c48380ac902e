using System.Numerics;
using System.Runtime.Intrinsics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary><see cref="BasicRnnCell"/> at work. Kept of every step: <c>concat(x, h)</c>, and backward the pre-activations' gradient dz.</summary>
internal sealed unsafe class BasicRnnRun<T, TArithmetic, TActivation>(int units, Numerics numerics) : CellRun<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    private readonly Dense<T> layer = new(units, biased: true, numerics);
    private readonly StepRows<T> xh = new();
    private readonly StepRows<T> dz = new();
    private readonly PinnedBuffer<T> zBuffer = new();
    private readonly PinnedBuffer<T> dxhBuffer = new();
    private int batch;
    private int time;
    private int inputs;
    private T* z;
    private T* dxh;

    /// <inheritdoc/>
    public override StatePart[] States { get; } = [new("h", units)];

    /// <inheritdoc/>
    public override int OutputSize => units;

    /// <inheritdoc/>
    public override int WeightCount => 2;

    /// <inheritdoc/>
    public override long WeightBytes => layer.Size * sizeof(T);

    /// <inheritdoc/>
    public override long Cost => layer.Size;

    /// <inheritdoc/>
    public override int ForwardPhases => 2;

    /// <inheritdoc/>
    public override int BackwardPhases => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputGradients { get; } = ["basic_rnn_cell/concat_grad/Slice"];

    /// <inheritdoc/>
    public override int MostWeightParts => layer.MostParts;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, int Width)> Traced { get; } = [("z", units), ("dz", units)];

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        (this.batch, this.time, this.inputs) = (batch, time, inputs);
        layer.Prepare(batch, inputs + units);
        xh.Prepare(time + 1, !forwardOnly, 2, batch, layer.InputStride);
        z = zBuffer.Need((long)batch * layer.OutputStride);
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies) => layer.TakeForward(weights[0], weights[1], copies);

    /// <inheritdoc/>
    public override void PackForward(Portion portion) => layer.PackForward(portion);

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        layer.TakeBackward(weights[0], copies, weightParts);
        dz.Prepare(time, true, 1, batch, layer.OutputStride);
        dxh = dxhBuffer.Need((long)batch * layer.InputStride);
    }

    /// <inheritdoc/>
    public override void PackBackward(Portion portion) => layer.PackBackward(portion);

    /// <inheritdoc/>
    public override T* Input(int t, int n) => xh.At(t, n);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => xh.At(t, n) + inputs;

    /// <inheritdoc/>
    public override T* Output(int t, int n) => State(0, t + 1, n);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => InputGradient(0, n) + inputs;

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => dxh + ((nint)n * layer.InputStride);

    /// <summary>The product, then the activation.</summary>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        if (phase == 0)
        {
            layer.Forward(portion, rows, count, Input(t, 0), z);
            return;
        }

        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            ActivationRow<T, TActivation>.Forward(from, to, Tail(rows[r]), Z(rows[r]), layer.Bias, Output(t, rows[r]));
            Trace?.WriteSum("z", t, rows[r], from, to, Z(rows[r]), layer.Bias);
            Trace?.Write("h", t, rows[r], from, to, Output(t, rows[r]));
        }
    }

    /// <summary>The activation's gradient, then its product.</summary>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        if (phase == 1)
        {
            layer.Backward(portion, rows, count, dz.At(t, 0), dxh);
            return;
        }

        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            var d = dz.At(t, rows[r]);
            Trace?.WriteSum("dh", t, rows[r], from, to, cotangents[r], StateGradient(0, rows[r]));
            Sum<T>.Of(from, to, cotangents[r], StateGradient(0, rows[r]), d);
            ActivationRow<T, TActivation>.Gradient(from, to, Tail(rows[r]), Output(t, rows[r]), d, d);
            Trace?.Write("dz", t, rows[r], from, to, d);
        }
    }

    /// <inheritdoc/>
    public override bool SignsPadding => units == 1;

    /// <inheritdoc/>
    public override void PaddedInputGradient(int n)
    {
        new Span<T>(Z(n), units).Clear();
        layer.Backward(Portion.Whole, &n, 1, z, dxh);
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T** gradients) =>
        layer.Gradient(part, parts, live, xh, dz, Names?.Order(1, 0), Names?.Order(1, 0), gradients[0], gradients[1]);

    private T* Z(int n) => z + ((nint)n * layer.OutputStride);

    private int Tail(int n) => OpTail.First(batch, units, n, TArithmetic.TailWidth);
}
