namespace Parity.Impl.Kernels;

/// <summary>Where the sum over <c>k</c> is cut: the end of each block, the last being K.</summary>
internal static class DepthCuts
{
    private const int KernelDepth = 384;

    /// <summary>Blocks of <paramref name="block"/>, the last what is left.</summary>
    public static int[] Every(int depth, int block)
    {
        var ends = new List<int>();
        for (var k = 0; k < depth; k += block)
        {
            ends.Add(Math.Min(depth, k + block));
        }

        return ends.Count == 0 ? [0] : [.. ends];
    }

    /// <summary>
    /// The AVX-512 kernel's: each outer block is cut again; while 768 or more are left it takes 384, of more than 384 the larger half, else all.
    /// </summary>
    public static int[] Avx512(int depth, int outer)
    {
        var ends = new List<int>();
        foreach (var end in Every(depth, outer))
        {
            for (var k = ends.Count == 0 ? 0 : ends[^1]; k < end;)
            {
                var rest = end - k;
                k += rest >= 2 * KernelDepth ? KernelDepth : rest > KernelDepth ? (rest + 1) / 2 : rest;
                ends.Add(k);
            }
        }

        return ends.Count == 0 ? [0] : [.. ends];
    }
}
