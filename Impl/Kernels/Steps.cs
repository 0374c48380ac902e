using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>What the backward pass stored of every step: the cell's concatenated input and the gradient of its pre-activations.</summary>
/// <param name="live">The rows at work in each step.</param>
/// <param name="batch">B, the rows stored of each step.</param>
/// <param name="a"><c>[T, B, aStride]</c>; a whole vector beyond the last used element of a row can be read.</param>
/// <param name="aStride">Elements from a row of <c>a</c> to the next.</param>
/// <param name="d"><c>[T, B, dStride]</c>; a whole panel beyond the last used element of a row can be read.</param>
/// <param name="dStride">Elements from a row of <c>d</c> to the next.</param>
/// <param name="order">The order of the steps; null: from the last to the first.</param>
internal readonly unsafe ref struct Steps<T>(LiveRows live, int batch, T* a, int aStride, T* d, int dStride, StepOrder? order = null)
    where T : unmanaged, INumberBase<T>
{
    private readonly T* inputs = a;
    private readonly T* gradients = d;
    private readonly int rows = batch;
    private readonly int aRow = aStride;
    private readonly int dRow = dStride;

    private readonly LiveRows live = live;

    /// <summary>What a sum over them starts from: a loop's from 0; an AddN has no start, and −0 is none.</summary>
    public T Start => order is null ? T.Zero : -T.Zero;

    /// <summary>How many groups of steps are summed by themselves.</summary>
    public int Groups => order?.Groups.Length ?? 1;

    /// <summary>A group's first place in the order and the next group's.</summary>
    public (int First, int End) Group(int group) => order?.Groups[group] ?? (0, live.Steps);

    /// <summary>The step at a place.</summary>
    public int Step(int place) => order?[place] ?? live.Steps - 1 - place;

    /// <summary>The rows at work in the step at a place.</summary>
    public ReadOnlySpan<int> Rows(int place) => Step(place) < live.Steps ? live.At(Step(place)) : [];

    /// <summary>Row n of <c>a_t</c>.</summary>
    public T* A(int t, int n) => inputs + (Place(t, n) * aRow);

    /// <summary>Row n of <c>d_t</c>.</summary>
    public T* D(int t, int n) => gradients + (Place(t, n) * dRow);

    private nint Place(int t, int n) => ((nint)t * rows) + n;
}
