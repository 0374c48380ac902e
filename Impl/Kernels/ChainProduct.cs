using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A product whose every element is a chain over <c>k</c>, cut into blocks: each block's sum starts at 0 and the sums are added in order.
/// </summary>
/// <param name="depth">K.</param>
/// <param name="columns">N.</param>
/// <param name="transposed">Whether W is stored <c>[N, K]</c>.</param>
/// <param name="ends">The end of each block of <c>k</c>; the last is K.</param>
/// <param name="fromZero">Whether the first block's sum is added to 0 (which turns −0 into +0) and not stored as it is.</param>
internal sealed unsafe class ChainProduct<T, TMulAdd>(int depth, int columns, bool transposed, int[] ends, bool fromZero) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
    where TMulAdd : struct, IMulAdd<T>
{
    private const int Rows = ChainTile<T, TMulAdd>.Rows;
    private readonly Panels<T> panels = new(depth, columns, transposed);

    /// <inheritdoc/>
    public override void Pack(T* w) => panels.Pack(w);

    /// <inheritdoc/>
    public override void Apply(int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        var left = stackalloc T*[Rows];
        var width = Panels<T>.Width;
        T* sum = stackalloc T[Rows * width], block = stackalloc T[Rows * width];
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var live = Math.Min(width, columns - (panel * width));
            for (var first = 0; first < count; first += Rows)
            {
                var taken = Math.Min(Rows, count - first);
                for (var r = 0; r < Rows; r++)
                {
                    left[r] = a + ((nint)rows[first + Math.Min(r, taken - 1)] * aStride);
                }

                Sum(left, panels[panel], sum, block);
                for (var r = 0; r < taken; r++)
                {
                    new ReadOnlySpan<T>(sum + (r * width), live).CopyTo(new Span<T>(c + ((nint)rows[first + r] * cStride) + (panel * width), live));
                }
            }
        }
    }

    private void Sum(T** left, T* panel, T* sum, T* block)
    {
        ChainTile<T, TMulAdd>.Run(left, panel, 0, ends[0], sum);
        if (fromZero)
        {
            Add(sum, null);
        }

        for (var i = 1; i < ends.Length; i++)
        {
            ChainTile<T, TMulAdd>.Run(left, panel, ends[i - 1], ends[i], block);
            Add(sum, block);
        }
    }

    private static void Add(T* sum, T* block)
    {
        for (var i = 0; i < Rows * Panels<T>.Width; i += Vector512<T>.Count)
        {
            (Vector512.Load(sum + i) + (block is null ? Vector512<T>.Zero : Vector512.Load(block + i))).Store(sum + i);
        }
    }
}
