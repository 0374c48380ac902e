using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// <see cref="LstmCell"/> at work. Kept of every step, all <c>[T, B, …]</c>: <c>concat(x, h)</c>, the activations i j f o, c, tanh(c') and,
/// after the backward pass, the gates' gradient dz. The weights are kernel and bias.
/// </summary>
internal sealed unsafe class LstmRun<T, TArithmetic>(int units, T forgetBias, Numerics numerics) : CellRun<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private const int C = 0;
    private readonly PinnedBuffer<T> xhBuffer = new();
    private readonly PinnedBuffer<T> gatesBuffer = new();
    private readonly PinnedBuffer<T> cBuffer = new();
    private readonly PinnedBuffer<T> tanhBuffer = new();
    private readonly PinnedBuffer<T> dzBuffer = new();
    private readonly PinnedBuffer<T> dxhBuffer = new();
    private readonly PinnedBuffer<T> dcBuffer = new();
    private int batch = -1;
    private int steps;
    private int inputs;
    private int xhStride;
    private int dzStride;
    private RowProduct<T> gateProduct = null!;
    private RowProduct<T> inputProduct = null!;
    private WeightGradient<T> kernelGradient = null!;
    private T* xh;
    private T* gates;
    private T* c;
    private T* tanh;
    private T* dz;
    private T* dxh;
    private T* dc;
    private T* bias;

    /// <inheritdoc/>
    public override int States => 2;

    /// <summary>The kernel's tiles and one part for the bias.</summary>
    public override int WeightParts => kernelGradient.Parts + 1;

    /// <inheritdoc/>
    public override int StateSize(int state) => units;

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs)
    {
        if (batch != this.batch || inputs != this.inputs)
        {
            var rows = Math.Max(1, batch);
            (this.batch, this.inputs) = (batch, inputs);
            gateProduct = Products.Biased<T>(rows, inputs + units, 4 * units, numerics);
            inputProduct = Products.Transposed<T>(rows, 4 * units, inputs + units, numerics);
            kernelGradient = WeightGradient<T>.Create(batch, inputs + units, 4 * units, numerics);
            xhStride = RoundUp(inputs + units, 6);
            dzStride = RoundUp(4 * units, Panels<T>.Width);
        }

        steps = time;
        var all = (long)time * batch;
        xh = xhBuffer.Need((all + batch) * xhStride);
        gates = gatesBuffer.Need(all * 4 * units);
        c = cBuffer.Need((all + batch) * units);
        tanh = tanhBuffer.Need(all * units);
    }

    /// <inheritdoc/>
    public override void PackForward(T*[] weights)
    {
        gateProduct.Pack(weights[0]);
        bias = weights[1];
    }

    /// <inheritdoc/>
    public override void PackBackward(T*[] weights)
    {
        inputProduct.Pack(weights[0]);
        dz = dzBuffer.Need((long)steps * batch * dzStride);
        dxh = dxhBuffer.Need((long)batch * (inputs + units));
        dc = dcBuffer.Need((long)batch * units);
    }

    /// <inheritdoc/>
    public override T* Input(int t, int n) => xh + (Row(t, n) * xhStride);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => state == C ? c + (Row(t, n) * units) : Input(t, n) + inputs;

    /// <inheritdoc/>
    public override T* Output(int t, int n) => State(C + 1, t + 1, n);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => state == C ? dc + ((nint)n * units) : dxh + ((nint)n * (inputs + units)) + inputs;

    /// <inheritdoc/>
    public override T* InputGradient(int n) => dxh + ((nint)n * (inputs + units));

    /// <inheritdoc/>
    public override void Forward(int t, int* rows, int count)
    {
        gateProduct.Apply(rows, count, Input(t, 0), xhStride, gates + (Row(t, 0) * 4 * units), 4 * units);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            LstmGates<T, TArithmetic>.Forward(
                units, Tail(n), forgetBias, gates + (Row(t, n) * 4 * units), bias, State(C, t, n), State(C, t + 1, n), tanh + (Row(t, n) * units), Output(t, n));
        }
    }

    /// <inheritdoc/>
    public override void Backward(int t, int* rows, int count, T** cotangents)
    {
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            LstmGatesGradient<T>.Run(
                units, Tail(n), gates + (Row(t, n) * 4 * units), State(C, t, n), tanh + (Row(t, n) * units), cotangents[r], StateGradient(C + 1, n), StateGradient(C, n), dz + (Row(t, n) * dzStride));
        }

        inputProduct.Apply(rows, count, dz + (Row(t, 0) * dzStride), dzStride, dxh, inputs + units);
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, LiveRows live, T*[] gradients)
    {
        var kept = new Steps<T>(live, batch, xh, xhStride, dz, dzStride);
        if (part < kernelGradient.Parts)
        {
            kernelGradient.Run(part, kept, gradients[0]);
        }
        else
        {
            BiasGradient<T>.Run(kept, 4 * units, gradients[1]);
        }
    }

    private static int RoundUp(int a, int to) => (a + to - 1) / to * to;

    private nint Row(int t, int n) => ((nint)t * batch) + n;

    /// <summary>The first unit of row n that lies in the tail of an op on <c>[B, H]</c>.</summary>
    private int Tail(int n)
    {
        var size = (long)batch * units;
        return (int)Math.Clamp(size - (size % TArithmetic.TailWidth) - ((long)n * units), 0, units);
    }
}
