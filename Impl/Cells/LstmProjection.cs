using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// An LSTM's projection at work: <c>h = clip(m·kernel)</c>, <c>m [B, H]</c>, <c>kernel [H, P]</c>, no bias. Kept of every step: m, the product where
/// there is a clip, and backward the product's gradient.
/// </summary>
internal sealed unsafe class LstmProjection<T>(int units, int size, T? clip, Numerics numerics)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The sum and the clip's gradient, then the product's.</summary>
    public const int BackwardPhases = 2;

    private readonly Dense<T> layer = new(size, biased: false, numerics);
    private readonly StepRows<T> m = new();
    private readonly StepRows<T> product = new();
    private readonly StepRows<T> gradient = new();
    private readonly PinnedBuffer<T> inputGradientBuffer = new();
    private readonly PinnedBuffer<T> nothingBuffer = new();
    private int batch;
    private int time;
    private T* inputGradient;

    /// <summary>Multiply-adds of a row.</summary>
    public long Size => layer.Size;

    /// <summary>The product, and where there is one the clip.</summary>
    public int ForwardPhases => clip is null ? 1 : 2;

    /// <summary>What adds nothing to a gradient, not even to the sign of a zero: <c>[H]</c> of −0.</summary>
    public T* Nothing { get; private set; }

    /// <summary>Takes the sizes.</summary>
    public void Prepare(int batchSize, int steps, bool forwardOnly)
    {
        (batch, time) = (batchSize, steps);
        layer.Prepare(batch, units);
        m.Prepare(time, !forwardOnly, 1, batch, layer.InputStride);
        product.Prepare(time, !forwardOnly && clip is not null, 1, batch, layer.OutputStride);
    }

    /// <summary>Takes the kernel for the forward pass.</summary>
    public void TakeForward(T* kernel, int copies) => layer.TakeForward(kernel, null, copies);

    /// <summary>Packs the portion's columns for the forward pass.</summary>
    public void PackForward(Portion portion) => layer.PackForward(portion);

    /// <summary>Takes the kernel for the backward pass.</summary>
    public void TakeBackward(T* kernel, int copies, int weightParts)
    {
        layer.TakeBackward(kernel, copies, Math.Min(weightParts, layer.MostParts));
        gradient.Prepare(time, true, 1, batch, layer.OutputStride);
        inputGradient = inputGradientBuffer.Need((long)batch * layer.InputStride);
        Nothing = nothingBuffer.Need(layer.InputStride);
        new Span<T>(Nothing, layer.InputStride).Fill(-T.Zero);
    }

    /// <summary>Packs the portion's columns for the backward pass.</summary>
    public void PackBackward(Portion portion) => layer.PackBackward(portion);

    /// <summary>Where m of row n of step t is to be put.</summary>
    public T* Input(int t, int n) => m.At(t, n);

    /// <summary>The gradient of m of row n.</summary>
    public T* InputGradient(int n) => inputGradient + ((nint)n * layer.InputStride);

    /// <summary>A phase of step t; row n of h begins at <c>h + n·stride</c> and has room for whole vectors.</summary>
    public void Forward(int phase, Portion portion, int t, int* rows, int count, T* h, int stride)
    {
        if (phase == 0)
        {
            var into = clip is null ? h : product.At(t, 0);
            layer.Forward(portion, rows, count, m.At(t, 0), into, clip is null ? stride : product.Stride);
            return;
        }

        var (from, to) = portion.Elements<T>(size);
        for (var r = 0; r < count; r++)
        {
            Clip<T>.Apply(from, to, product.At(t, rows[r]), clip!.Value, h + ((nint)rows[r] * stride));
        }
    }

    /// <summary>A phase of step t backward; row n of h's gradient from the next step begins at <c>dh + n·stride</c>.</summary>
    public void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents, T* dh, int stride)
    {
        if (phase == 1)
        {
            layer.Backward(portion, rows, count, gradient.At(t, 0), inputGradient);
            return;
        }

        var (from, to) = portion.Elements<T>(size);
        for (var r = 0; r < count; r++)
        {
            var d = gradient.At(t, rows[r]);
            Sum<T>.Of(from, to, cotangents[r], dh + ((nint)rows[r] * stride), d);
            if (clip is { } limit)
            {
                Clip<T>.Gradient(from, to, product.At(t, rows[r]), limit, d);
            }
        }
    }

    /// <summary>A part of the kernel's gradient; there may be fewer parts of it than of other weights.</summary>
    public void Gradient(int part, int parts, LiveRows live, StepOrder? order, T* kernel)
    {
        var own = Math.Min(parts, layer.MostParts);
        if (part < own)
        {
            layer.Gradient(part, own, live, m, gradient, order, order, kernel, null);
        }
    }
}
