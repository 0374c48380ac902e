using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A bias's gradient over time: <c>db = Σ_t Σ_n d_t[n]</c>, steps from the last to the first, in each the rows in rising order from 0,
/// complete before it is added.
/// </summary>
internal static unsafe class BiasGradient<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>
    /// Adds a block's packed columns, of which the first <paramref name="live"/> count, to <paramref name="gradient"/>. <paramref name="signed"/>: the
    /// batch is one row, whose −0 stays −0.
    /// </summary>
    public static void Add(StepBlock<T> block, int live, bool signed, T* gradient)
    {
        var total = stackalloc T[Vector512<T>.Count];
        for (var column = 0; column < live; column += Vector512<T>.Count)
        {
            var part = new Span<T>(gradient + column, Math.Min(Vector512<T>.Count, live - column));
            part.CopyTo(new Span<T>(total, part.Length));
            var sum = Vector512.Load(total);
            var d = block.Gradients + column;
            foreach (var rows in block.Rows)
            {
                var step = signed && rows > 0 ? -Vector512<T>.Zero : Vector512<T>.Zero;
                for (var row = 0; row < rows; row++, d += StepBlock<T>.Width)
                {
                    step += Vector512.Load(d);
                }

                sum += step;
            }

            sum.Store(total);
            new ReadOnlySpan<T>(total, part.Length).CopyTo(part);
        }
    }
}
