using System.Numerics;
using System.Runtime.Intrinsics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// <see cref="LstmCell"/> at work. Kept of every step, all <c>[T, B, …]</c>: <c>concat(x, h)</c>, the activations i j f o, which the backward pass turns
/// into the gates' gradient dz, c and tanh(c'); forward only, of the last two steps. The weights are kernel and bias.
/// </summary>
internal sealed unsafe class LstmRun<T, TArithmetic>(int units, T forgetBias, Numerics numerics) : CellRun<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private const int C = 0;
    private readonly int padded = Padding<T>.Round(units);
    private readonly int gateStride = Padding<T>.Row(4 * units);
    private readonly PinnedBuffer<T> xhBuffer = new();
    private readonly PinnedBuffer<T> zBuffer = new();
    private readonly PinnedBuffer<T> biasBuffer = new();
    private readonly PinnedBuffer<T> gatesBuffer = new();
    private readonly PinnedBuffer<T> cBuffer = new();
    private readonly PinnedBuffer<T> tanhBuffer = new();
    private readonly PinnedBuffer<T> dxhBuffer = new();
    private readonly PinnedBuffer<T> dcBuffer = new();
    private int batch = -1;
    private int inputs;
    private bool kept;
    private int xhStride;
    private RowProduct<T> gateProduct = null!;
    private RowProduct<T> inputProduct = null!;
    private WeightGradient<T> kernelGradient = null!;
    private StepBlock<T>[] blocks = [];
    private T* xh;
    private T* z;
    private T* bias;
    private T* gates;
    private T* c;
    private T* tanh;
    private T* dxh;
    private T* dc;

    /// <inheritdoc/>
    public override StatePart[] States { get; } = [new("c", units), new("h", units)];

    /// <inheritdoc/>
    public override int OutputSize => units;

    /// <inheritdoc/>
    public override int WeightCount => 2;

    /// <inheritdoc/>
    public override long WeightBytes => (long)(inputs + units) * 4 * units * sizeof(T);

    /// <inheritdoc/>
    public override long Cost => (long)(inputs + units) * 4 * units;

    /// <inheritdoc/>
    public override int ForwardPhases => 2;

    /// <inheritdoc/>
    public override int BackwardPhases => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputGradients { get; } = ["lstm_cell/concat_grad/Slice"];

    /// <summary>Parts of the columns.</summary>
    public override int MostWeightParts => kernelGradient.MostParts;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, int Width)> Traced { get; } = [("z", 4 * units), ("i", units), ("j", units), ("f", units), ("o", units), ("dz", 4 * units)];

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        if (batch != this.batch || inputs != this.inputs)
        {
            var rows = Math.Max(1, batch);
            (this.batch, this.inputs) = (batch, inputs);
            gateProduct = Products.Biased<T>(rows, inputs + units, 4 * units, numerics);
            inputProduct = Products.Transposed<T>(rows, 4 * units, inputs + units, numerics);
            kernelGradient = WeightGradient<T>.Create(batch, inputs + units, 4 * units, numerics);
            xhStride = Padding<T>.Row(inputs + units);
        }

        kept = !forwardOnly;
        var held = forwardOnly ? 2 : time + 1L;
        xh = xhBuffer.Need(held * batch * xhStride);
        c = cBuffer.Need(held * batch * padded);
        z = zBuffer.Need((long)batch * gateStride);
        gates = gatesBuffer.Need(((held - 1) * batch * gateStride) + StepBlock<T>.Width);
        tanh = tanhBuffer.Need((held - 1) * batch * padded);
    }

    /// <inheritdoc/>
    public override void TakeForward(T*[] weights, int copies)
    {
        gateProduct.Take(weights[0], copies);
        bias = biasBuffer.Need(gateStride);
        new ReadOnlySpan<T>(weights[1], 4 * units).CopyTo(new Span<T>(bias, 4 * units));
    }

    /// <inheritdoc/>
    public override void PackForward(Portion portion) => gateProduct.Pack(portion);

    /// <inheritdoc/>
    public override void TakeBackward(T*[] weights, int copies, int weightParts)
    {
        inputProduct.Take(weights[0], copies);
        dxh = dxhBuffer.Need((long)batch * xhStride);
        dc = dcBuffer.Need((long)batch * padded);
        if (blocks.Length < weightParts)
        {
            blocks = [.. Enumerable.Range(0, weightParts).Select(_ => new StepBlock<T>())];
        }
    }

    /// <inheritdoc/>
    public override void PackBackward(Portion portion) => inputProduct.Pack(portion);

    /// <inheritdoc/>
    public override T* Input(int t, int n) => xh + (Slot(t, n) * xhStride);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => state == C ? c + (Slot(t, n) * padded) : Input(t, n) + inputs;

    /// <inheritdoc/>
    public override T* Output(int t, int n) => State(C + 1, t + 1, n);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => state == C ? dc + ((nint)n * padded) : dxh + ((nint)n * xhStride) + inputs;

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => dxh + ((nint)n * xhStride);

    /// <summary>The gates' product, then the rest.</summary>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        if (phase == 0)
        {
            gateProduct.Apply(portion, rows, count, Input(t, 0), xhStride, z, gateStride);
            return;
        }

        var (from, to) = Units(portion);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            LstmGates<T, TArithmetic>.Forward(
                units, from, to, Tail(n), forgetBias, z + ((nint)n * gateStride), bias, State(C, t, n), State(C, t + 1, n), Output(t, n), Gates(t, n), Tanh(t, n));
            WriteForward(t, n, from, to);
        }
    }

    /// <summary>The gates' gradient, then its product.</summary>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        if (phase == 1)
        {
            inputProduct.Apply(portion, rows, count, Gates(t, 0), gateStride, dxh, xhStride);
            return;
        }

        var (from, to) = Units(portion);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            WriteStateGradient(t, n, from, to, cotangents[r]);
            LstmGatesGradient<T>.Run(
                units, from, to, Tail(n), Gates(t, n), State(C, t, n), Tanh(t, n), cotangents[r], StateGradient(C + 1, n), StateGradient(C, n));
            WriteGatesGradient(t, n, from, to);
        }
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T*[] gradients) =>
        kernelGradient.Run(part, parts, new Steps<T>(live, batch, xh, xhStride, gates, gateStride), blocks[part], gradients[0], gradients[1]);

    private void WriteForward(int t, int n, int from, int to)
    {
        if (Trace is null)
        {
            return;
        }

        for (var u = from; u < to; u++)
        {
            for (var gate = 0; gate < 4; gate++)
            {
                var at = (gate * units) + u;
                Trace.Row("z", t, n)[at] = z[((nint)n * gateStride) + at] + bias[at];
                Trace.Row(Traced[1 + gate].Name, t, n)[u] = Gates(t, n)[at];
            }

            Trace.Row("c", t, n)[u] = State(C, t + 1, n)[u];
            Trace.Row("h", t, n)[u] = Output(t, n)[u];
        }
    }

    private void WriteStateGradient(int t, int n, int from, int to, T* cotangent)
    {
        for (var u = from; Trace is not null && u < to; u++)
        {
            Trace.Row("dc", t, n)[u] = StateGradient(C, n)[u];
            Trace.Row("dh", t, n)[u] = cotangent[u] + StateGradient(C + 1, n)[u];
        }
    }

    private void WriteGatesGradient(int t, int n, int from, int to)
    {
        for (var u = from; Trace is not null && u < to; u++)
        {
            for (var gate = 0; gate < 4; gate++)
            {
                Trace.Row("dz", t, n)[(gate * units) + u] = Gates(t, n)[(gate * units) + u];
            }
        }
    }

    private (int From, int To) Units(Portion portion)
    {
        var (width, vectors) = (Vector512<T>.Count, padded / Vector512<T>.Count);
        return (portion.From(vectors) * width, Math.Min(units, portion.To(vectors) * width));
    }

    private nint Row(int t, int n) => ((nint)t * batch) + n;

    private nint Slot(int t, int n) => Row(kept ? t : t & 1, n);

    private T* Gates(int t, int n) => gates + (Row(kept ? t : 0, n) * gateStride);

    private T* Tanh(int t, int n) => tanh + (Row(kept ? t : 0, n) * padded);

    /// <summary>The first unit of row n that lies in the tail of an op on <c>[B, H]</c>.</summary>
    private int Tail(int n)
    {
        var size = (long)batch * units;
        var before = size - (size % TArithmetic.TailWidth) - ((long)n * units);
        return before >= units ? int.MaxValue : (int)Math.Max(0, before);
    }
}
