using System.Runtime.Intrinsics;
using Parity.Impl.Threads;

namespace Parity.Impl.Kernels;

/// <summary>
/// The right operand of a product, <c>op(W)[K, N]</c>, packed into panels <c>[⌈N/Width⌉][K][Width]</c> so that a tile reads it in
/// order; the last panel has as many whole vectors as it needs. Columns past N are zeros.
/// </summary>
/// <param name="depth">K.</param>
/// <param name="columns">N.</param>
/// <param name="transposed">Whether W is stored <c>[N, K]</c>.</param>
/// <param name="vectors">Vectors in a row of a panel.</param>
internal sealed unsafe class Panels<T>(int depth, int columns, bool transposed, int vectors)
    where T : unmanaged
{
    private const int TransposedBlock = 16;
    private readonly PinnedBuffer<T> buffer = new();
    private T* start;
    private T* source;

    /// <summary>Columns of a panel.</summary>
    public int Width { get; } = vectors * Vector512<T>.Count;

    /// <summary>How many panels.</summary>
    public int Count { get; } = (columns + (vectors * Vector512<T>.Count) - 1) / (vectors * Vector512<T>.Count);

    /// <summary>The start of a panel of a copy.</summary>
    public T* At(int copy, int panel) => start + ((((nint)copy * Count) + panel) * depth * Width);

    /// <summary>How many vectors a row of a panel has.</summary>
    public int Vectors(int panel) => Math.Min(vectors, (columns - (panel * Width) + Vector512<T>.Count - 1) / Vector512<T>.Count);

    /// <summary>
    /// Takes what is to be packed, row-major <c>[K, N]</c>, or <c>[N, K]</c> where the product takes it transposed, into
    /// <paramref name="copies"/> copies.
    /// </summary>
    public void Take(T* w, int copies)
    {
        source = w;
        start = buffer.Need((long)copies * Count * depth * Width);
    }

    /// <summary>Packs the portion's panels.</summary>
    public void Pack(Portion portion)
    {
        for (var panel = portion.From(Count); panel < portion.To(Count); panel++)
        {
            var to = At(portion.Copy, panel);
            var width = Vectors(panel) * Vector512<T>.Count;
            var live = Math.Min(width, columns - (panel * Width));
            if (live < width)
            {
                new Span<T>(to, depth * width).Clear();
            }

            if (transposed)
            {
                Transpose(source + ((nint)panel * Width * depth), live, to, width);
            }
            else
            {
                Copy(source + ((nint)panel * Width), live, to, width);
            }
        }
    }

    private void Copy(T* from, int live, T* to, int width)
    {
        for (var k = 0; k < depth; k++, from += columns, to += width)
        {
            new ReadOnlySpan<T>(from, live).CopyTo(new Span<T>(to, live));
        }
    }

    /// <summary>In blocks of <c>k</c> that stay in the first cache.</summary>
    private void Transpose(T* from, int live, T* to, int width)
    {
        for (var first = 0; first < depth; first += TransposedBlock)
        {
            var last = Math.Min(depth, first + TransposedBlock);
            for (var c = 0; c < live; c++)
            {
                var row = from + ((nint)c * depth);
                for (nint k = first; k < last; k++)
                {
                    to[(k * width) + c] = row[k];
                }
            }
        }
    }
}
