namespace Parity.Impl.Kernels;

/// <summary>
/// A float64 sum of products in 2 or 4 chains: 2 take even and odd <c>k</c> of whole eights, <c>s0 + s1</c>; 4 take <c>k mod 4</c> of whole
/// fours, <c>(s0 + s1) + (s2 + s3)</c>; what is left of <c>k</c> goes on top, one by one. Each depth block is summed so and added to 0.
/// </summary>
internal static unsafe class SplitChains
{
    /// <summary><c>Σ_k a[k·aStride]·b[k·bStride]</c> over the depth blocks that end at <paramref name="ends"/>.</summary>
    public static double Sum(double* a, int aStride, double* b, int bStride, int[] ends, int ways)
    {
        var total = 0.0;
        var from = 0;
        foreach (var to in ends)
        {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            var k = from;
            if (ways == 2)
            {
                for (var end = from + ((to - from) & ~7); k < end; k += 2)
                {
                    s0 += a[(nint)k * aStride] * b[(nint)k * bStride];
                    s1 += a[(nint)(k + 1) * aStride] * b[(nint)(k + 1) * bStride];
                }

                s0 += s1;
            }
            else
            {
                for (var end = from + ((to - from) & ~3); k < end; k += 4)
                {
                    s0 += a[(nint)k * aStride] * b[(nint)k * bStride];
                    s1 += a[(nint)(k + 1) * aStride] * b[(nint)(k + 1) * bStride];
                    s2 += a[(nint)(k + 2) * aStride] * b[(nint)(k + 2) * bStride];
                    s3 += a[(nint)(k + 3) * aStride] * b[(nint)(k + 3) * bStride];
                }

                s0 = s0 + s1 + (s2 + s3);
            }

            for (; k < to; k++)
            {
                s0 += a[(nint)k * aStride] * b[(nint)k * bStride];
            }

            total += s0;
            from = to;
        }

        return total;
    }
}
