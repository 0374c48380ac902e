namespace Parity.Impl.Kernels;

/// <summary>Where an op's tail begins: the last <c>size mod width</c> elements of its whole flattened tensor, which rows are only parts of.</summary>
internal static class OpTail
{
    /// <summary>The first element of row <paramref name="n"/> that lies in the tail of an op on <c>[batch, size]</c>; beyond any row if none does.</summary>
    public static int First(int batch, int size, int n, int width)
    {
        var all = (long)batch * size;
        var before = all - (all % width) - ((long)n * size);
        return before >= size ? int.MaxValue : (int)Math.Max(0, before);
    }
}
