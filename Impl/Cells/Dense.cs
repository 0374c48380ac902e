using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// A layer <c>z = a·kernel + bias</c> of a cell, <c>a [B, depth]</c>, <c>kernel [depth, columns]</c>, for all steps: its product, that of its gradient,
/// and the gradients of its variables. The bias is not added here: what follows does it.
/// </summary>
/// <param name="columns">Elements of a row of <c>z</c>.</param>
/// <param name="biased">Whether there is a bias: TensorFlow fuses the product and a BiasAdd right behind it.</param>
/// <param name="numerics">Whose bits to make.</param>
internal sealed unsafe class Dense<T>(int columns, bool biased, Numerics numerics)
    where T : unmanaged, INumberBase<T>
{
    private readonly PinnedBuffer<T> biasBuffer = new();
    private int batch = -1;
    private int depth = -1;
    private RowProduct<T> product = null!;
    private RowProduct<T> transposed = null!;
    private WeightGradient<T> gradient = null!;
    private StepBlock<T>[] blocks = [];

    /// <summary>The bias, <see cref="OutputStride"/> elements; null where there is none.</summary>
    public T* Bias { get; private set; }

    /// <summary>Elements of the kernel: multiply-adds of a row.</summary>
    public long Size => (long)depth * columns;

    /// <summary>Elements from a row of <c>a</c> to the next.</summary>
    public int InputStride => Padding<T>.Row(depth);

    /// <summary>Elements from a row of <c>z</c> to the next.</summary>
    public int OutputStride => Padding<T>.Row(columns);

    /// <summary>How many parts <see cref="Gradient"/> can be cut into at most.</summary>
    public int MostParts => gradient.MostParts;

    /// <summary>Takes the sizes; plans are made anew only where they changed.</summary>
    public void Prepare(int batchSize, int inputDepth)
    {
        if (batchSize == batch && inputDepth == depth)
        {
            return;
        }

        (batch, depth) = (batchSize, inputDepth);
        var rows = Math.Max(1, batch);
        product = biased ? Products.Biased<T>(rows, depth, columns, numerics) : Products.Plain<T>(rows, depth, columns, numerics);
        transposed = Products.Transposed<T>(rows, columns, depth, numerics);
        gradient = WeightGradient<T>.Create(batch, depth, columns, numerics);
    }

    /// <summary>Takes the variables for the forward pass; <paramref name="bias"/> is null where there is none.</summary>
    public void TakeForward(T* kernel, T* bias, int copies)
    {
        product.Take(kernel, copies);
        if (biased)
        {
            Bias = biasBuffer.Need(OutputStride);
            new ReadOnlySpan<T>(bias, columns).CopyTo(new Span<T>(Bias, columns));
        }
    }

    /// <summary>Packs the portion's columns for the forward pass.</summary>
    public void PackForward(Portion portion) => product.Pack(portion);

    /// <summary>Takes the kernel for the backward pass, whose <see cref="Gradient"/> will be cut into <paramref name="parts"/>.</summary>
    public void TakeBackward(T* kernel, int copies, int parts)
    {
        transposed.Take(kernel, copies);
        if (blocks.Length < parts)
        {
            blocks = [.. Enumerable.Range(0, parts).Select(_ => new StepBlock<T>())];
        }
    }

    /// <summary>Packs the portion's columns for the backward pass.</summary>
    public void PackBackward(Portion portion) => transposed.Pack(portion);

    /// <summary><c>z = a·kernel</c>, the portion's columns of the listed rows.</summary>
    public void Forward(Portion portion, int* rows, int count, T* a, T* z) => Forward(portion, rows, count, a, z, OutputStride);

    /// <summary>The same into rows of another stride, which have room for whole vectors.</summary>
    public void Forward(Portion portion, int* rows, int count, T* a, T* z, int stride) => product.Apply(portion, rows, count, a, InputStride, z, stride);

    /// <summary><c>da = dz·kernelᵀ</c>.</summary>
    public void Backward(Portion portion, int* rows, int count, T* dz, T* da) => transposed.Apply(portion, rows, count, dz, OutputStride, da, InputStride);

    /// <summary>Part <paramref name="part"/> of <paramref name="parts"/> of <c>Σ_t aᵀ·dz</c> and <c>Σ_t Σ_n dz</c>, from what was kept of all steps.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="parts">Of how many.</param>
    /// <param name="live">The rows at work in each step.</param>
    /// <param name="a">What was kept of a.</param>
    /// <param name="dz">What was kept of z's gradient.</param>
    /// <param name="order">The steps' order for the kernel, null: from the last to the first.</param>
    /// <param name="biasOrder">The same for the bias.</param>
    /// <param name="kernel">The kernel's gradient.</param>
    /// <param name="bias">The bias's; null where there is none.</param>
    public void Gradient(int part, int parts, LiveRows live, StepRows<T> a, StepRows<T> dz, StepOrder? order, StepOrder? biasOrder, T* kernel, T* bias)
    {
        var together = ReferenceEquals(order, biasOrder);
        gradient.Run(part, parts, Steps(live, a, dz, order), blocks[part], kernel, together ? bias : null);
        if (!together && bias is not null)
        {
            gradient.Run(part, parts, Steps(live, a, dz, biasOrder), blocks[part], null, bias);
        }
    }

    private Steps<T> Steps(LiveRows live, StepRows<T> a, StepRows<T> dz, StepOrder? order) => new(live, batch, a.Start, a.Stride, dz.Start, dz.Stride, order);
}
