namespace Parity.Impl.Kernels;

/// <summary>What the backward pass stored of every step: the cell's concatenated input and the gradient of its pre-activations.</summary>
/// <param name="live">The rows at work in each step.</param>
/// <param name="batch">B, the rows stored of each step.</param>
/// <param name="a"><c>[T, B, aStride]</c>; a whole vector beyond the last used element of a row can be read.</param>
/// <param name="aStride">Elements from a row of <c>a</c> to the next.</param>
/// <param name="d"><c>[T, B, dStride]</c>; a whole panel beyond the last used element of a row can be read.</param>
/// <param name="dStride">Elements from a row of <c>d</c> to the next.</param>
internal readonly unsafe ref struct Steps<T>(LiveRows live, int batch, T* a, int aStride, T* d, int dStride)
    where T : unmanaged
{
    private readonly T* inputs = a;
    private readonly T* gradients = d;
    private readonly int rows = batch;
    private readonly int aRow = aStride;
    private readonly int dRow = dStride;

    /// <summary>The rows at work in each step.</summary>
    public LiveRows Live { get; } = live;

    /// <summary>Row n of <c>a_t</c>.</summary>
    public T* A(int t, int n) => inputs + (Place(t, n) * aRow);

    /// <summary>Row n of <c>d_t</c>.</summary>
    public T* D(int t, int n) => gradients + (Place(t, n) * dRow);

    private nint Place(int t, int n) => ((nint)t * rows) + n;
}
