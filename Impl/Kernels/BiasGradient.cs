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
    /// <summary>Computes <paramref name="gradient"/> <c>[columns]</c>.</summary>
    public static void Run(in Steps<T> steps, int columns, T* gradient)
    {
        var width = Vector512<T>.Count;
        for (var column = 0; column < columns; column += width)
        {
            var total = Vector512<T>.Zero;
            for (var t = steps.Live.Steps - 1; t >= 0; t--)
            {
                var sum = Vector512<T>.Zero;
                foreach (var n in steps.Live.At(t))
                {
                    sum += Vector512.Load(steps.D(t) + ((nint)n * steps.DStride) + column);
                }

                total += sum;
            }

            for (var c = 0; c < Math.Min(width, columns - column); c++)
            {
                gradient[column + c] = total[c];
            }
        }
    }
}
