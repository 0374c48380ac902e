namespace Parity.Backends.TensorFlow;

/// <summary>The ways in which a kernel may sum <c>Σ_k a[k]·b[k]</c>, each with bits of its own on most data.</summary>
internal static class SumOrders
{
    /// <summary>One FMA chain a block, the blocks' sums added in order: AVX-512.</summary>
    public static float Chain(float[] a, float[] b, params int[] ends) => Blocks(a, b, ends, (from, to) =>
    {
        var sum = 0f;
        for (var k = from; k < to; k++)
        {
            sum = MathF.FusedMultiplyAdd(a[k], b[k], sum);
        }

        return sum;
    });

    /// <summary>Two FMA chains a block, even and odd k: AVX2 in a group of 3 rows.</summary>
    public static float TwoChains(float[] a, float[] b, params int[] ends) => Blocks(a, b, ends, (from, to) => Two(a, b, from, to, MathF.FusedMultiplyAdd));

    /// <summary>Two chains a block, product and sum rounded separately: AVX.</summary>
    public static float TwoSeparateChains(float[] a, float[] b, params int[] ends) => Blocks(a, b, ends, (from, to) => Two(a, b, from, to, (x, y, s) => s + (x * y)));

    /// <summary>16 lanes, one FMA chain each, folded by halves: oneDNN's short products with a transposed operand.</summary>
    public static float SixteenLanes(float[] a, float[] b)
    {
        var lanes = new float[16];
        for (var k = 0; k < a.Length; k++)
        {
            lanes[k % 16] = MathF.FusedMultiplyAdd(a[k], b[k], lanes[k % 16]);
        }

        for (var half = 8; half > 0; half /= 2)
        {
            for (var q = 0; q < half; q++)
            {
                lanes[q] += lanes[q + half];
            }
        }

        return lanes[0];
    }

    private static float Blocks(float[] a, float[] b, int[] ends, Func<int, int, float> block)
    {
        var (total, from) = (0f, 0);
        foreach (var to in ends.Length == 0 ? [Math.Min(a.Length, b.Length)] : ends)
        {
            total = from == 0 ? block(from, to) : total + block(from, to);
            from = to;
        }

        return total;
    }

    private static float Two(float[] a, float[] b, int from, int to, Func<float, float, float, float> add)
    {
        var (even, odd, k) = (0f, 0f, from);
        for (; k + 1 < to; k += 2)
        {
            even = add(a[k], b[k], even);
            odd = add(a[k + 1], b[k + 1], odd);
        }

        even += odd;
        return k < to ? add(a[k], b[k], even) : even;
    }
}
