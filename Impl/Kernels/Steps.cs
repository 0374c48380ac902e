namespace Parity.Impl.Kernels;

/// <summary>What the backward pass stored of every step: the cell's concatenated input and the gradient of its pre-activations.</summary>
/// <param name="live">The rows at work in each step.</param>
/// <param name="batch">B, the rows stored of each step.</param>
/// <param name="a"><c>[T, B, aStride]</c>; at least 6 elements beyond the last used one of a row can be read.</param>
/// <param name="aStride">Elements from a row of <c>a</c> to the next.</param>
/// <param name="d"><c>[T, B, dStride]</c>; rows are padded to whole panels.</param>
/// <param name="dStride">Elements from a row of <c>d</c> to the next.</param>
internal readonly unsafe ref struct Steps<T>(LiveRows live, int batch, T* a, int aStride, T* d, int dStride)
    where T : unmanaged
{
    private readonly T* inputs = a;
    private readonly T* gradients = d;
    private readonly int rows = batch;

    /// <summary>The rows at work in each step.</summary>
    public LiveRows Live { get; } = live;

    /// <summary>Elements from a row of <c>a</c> to the next.</summary>
    public int AStride { get; } = aStride;

    /// <summary>Elements from a row of <c>d</c> to the next.</summary>
    public int DStride { get; } = dStride;

    /// <summary><c>a_t</c>.</summary>
    public T* A(int t) => inputs + ((nint)t * rows * AStride);

    /// <summary><c>d_t</c>.</summary>
    public T* D(int t) => gradients + ((nint)t * rows * DStride);
}
