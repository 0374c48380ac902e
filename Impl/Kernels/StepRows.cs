using System.Numerics;
using Parity.Impl.Threads;

namespace Parity.Impl.Kernels;

/// <summary>What a cell keeps of its steps, <c>[steps, B, Stride]</c>: of every step, or only of the last one or two.</summary>
internal sealed unsafe class StepRows<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly PinnedBuffer<T> buffer = new();
    private T* start;
    private int batch;
    private int mask;

    /// <summary>Elements from a row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>The first row of the first step.</summary>
    public T* Start => start;

    /// <summary>Makes room for all steps, or for the last <paramref name="held"/>, 1 or 2, of them.</summary>
    public void Prepare(int steps, bool all, int held, int rows, int stride)
    {
        (batch, Stride, mask) = (rows, stride, all ? -1 : held - 1);

        // a panel may be read from the last element on
        start = buffer.Need(((all ? steps : held) * (long)rows * stride) + StepBlock<T>.Width);
    }

    /// <summary>Row n of step t.</summary>
    public T* At(int t, int n) => start + ((((nint)(t & mask) * batch) + n) * Stride);
}
