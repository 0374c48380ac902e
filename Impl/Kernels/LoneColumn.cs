using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A tile of one column goes through another kernel: 8 lanes in groups of 16 <c>k</c>, one FMA chain a lane,
/// reduced as <c>((l0+l1)+(l4+l5)) + ((l2+l3)+(l6+l7))</c>; then groups of 8, 4, 2 and 1 of what is left, each from 0, reduced and added.
/// It is met only where the depth is not cut: a depth that is leaves the columns whole (<see cref="Blocking"/>).
/// </summary>
internal static unsafe class LoneColumn
{
    private const int Lanes = 8;

    /// <summary>The element <c>Σ_k a[k]·b[k]</c>, <c>k</c> below <paramref name="depth"/>.</summary>
    public static float Sum(float* a, float* b, int depth)
    {
        var lanes = stackalloc float[Lanes];
        var sum = 0f;
        var k = 0;
        var whole = depth / 16 * 16;
        if (k < whole)
        {
            var chains = Vector256<float>.Zero;
            for (; k < whole; k += Lanes)
            {
                chains = Vector256.FusedMultiplyAdd(Vector256.Load(a + k), Vector256.Load(b + k), chains);
            }

            chains.Store(lanes);
            sum += Reduce(lanes);
        }

        for (var group = Lanes; group > 0; group /= 2)
        {
            if (depth - k >= group)
            {
                new Span<float>(lanes, Lanes).Clear();
                for (var q = 0; q < group; q++)
                {
                    lanes[q] = a[k + q] * b[k + q];
                }

                k += group;
                sum += Reduce(lanes);
            }
        }

        return sum;
    }

    private static float Reduce(float* l) => (l[0] + l[1] + (l[4] + l[5])) + (l[2] + l[3] + (l[6] + l[7]));
}
