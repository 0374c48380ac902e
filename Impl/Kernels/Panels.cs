using System.Runtime.Intrinsics;
using Parity.Impl.Threads;

namespace Parity.Impl.Kernels;

/// <summary>
/// The right operand of a product, <c>op(W)[K, N]</c>, packed into panels <c>[⌈N/Width⌉][K][Width]</c> so that a tile reads it in
/// order; columns past N are zeros, whose sums are never stored.
/// </summary>
internal sealed unsafe class Panels<T>(int depth, int columns, bool transposed)
    where T : unmanaged
{
    private readonly PinnedBuffer<T> buffer = new();
    private T* start;

    /// <summary>Columns of a panel.</summary>
    public static int Width => 2 * Vector512<T>.Count;

    /// <summary>How many panels.</summary>
    public int Count { get; } = (columns + Width - 1) / Width;

    /// <summary>The start of a panel.</summary>
    public T* this[int panel] => start + ((nint)panel * depth * Width);

    /// <summary>Packs <paramref name="w"/>, row-major <c>[K, N]</c>, or <c>[N, K]</c> where the product takes it transposed.</summary>
    public void Pack(T* w)
    {
        var width = Width;
        start = buffer.Need((long)Count * depth * width);
        for (var panel = 0; panel < Count; panel++)
        {
            var to = this[panel];
            var live = Math.Min(width, columns - (panel * width));
            for (var k = 0; k < depth; k++, to += width)
            {
                for (var c = 0; c < live; c++)
                {
                    var column = (nint)(panel * width) + c;
                    to[c] = transposed ? w[(column * depth) + k] : w[((nint)k * columns) + column];
                }

                new Span<T>(to + live, width - live).Clear();
            }
        }
    }
}
