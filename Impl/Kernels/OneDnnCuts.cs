namespace Parity.Impl.Kernels;

/// <summary>
/// Where oneDNN's sgemm cuts a depth (AVX-512, one thread): operands that it packs first in halves up to twice 384 and in 384s beyond, others as the
/// kernel does (<see cref="DepthCuts.Avx512"/>). The two differ from a depth of 768 on. When it packs goes by sizes and row lengths.
/// </summary>
/// <param name="Rows">M.</param>
/// <param name="Depth">K.</param>
/// <param name="Columns">N.</param>
/// <param name="LeftTransposed">Whether A is stored <c>[K, M]</c>.</param>
/// <param name="RightTransposed">Whether B is stored <c>[N, K]</c>.</param>
internal readonly record struct OneDnnCuts(int Rows, int Depth, int Columns, bool LeftTransposed, bool RightTransposed)
{
    private const int KernelDepth = 384;
    private const int FewRows = 28;
    private const int LargeTile = 378;

    private int LeftRow => LeftTransposed ? Rows : Depth;

    private int RightRow => RightTransposed ? Depth : Columns;

    /// <summary>The end of each block of <c>k</c>.</summary>
    public int[] Ends => Rows == 1 || Columns == 1 ? [Depth]
        : !IsPacked ? DepthCuts.Avx512(Depth, Math.Max(1, Depth))
        : DepthCuts.Every(Depth, Depth <= KernelDepth ? Math.Max(1, Depth) : Depth < 2 * KernelDepth ? (Depth + 1) / 2 : KernelDepth);

    /// <summary>The first rule that fits decides.</summary>
    private bool IsPacked
    {
        get
        {
            var (anyBad, longRow) = (IsBad(RightRow) || IsBad(LeftRow) || IsBad(Columns), RightRow % 1024 == 0);
            return (RightTransposed && !LeftTransposed && Columns > 100 && ((Columns < 1200 && Rows < 200 && Depth < 1200) || (IsBad(RightRow) && IsBad(LeftRow))))
                || (!LeftTransposed && !RightTransposed && longRow && Depth > 500 && Rows > 100)
                || (!IsFlat(longRow)
                    && ((anyBad && Columns >= 32 && (Rows > 16 || (Rows == 16 && (Depth >= 6400 || RightTransposed || Columns == 4096))))
                        || (Columns <= LargeTile && Rows <= LargeTile && Depth >= LargeTile)
                        || (Columns >= LargeTile && Depth >= LargeTile)
                        || !(LeftTransposed ? (Columns <= FewRows && Columns >= Rows) || Rows <= FewRows || Depth <= 1 : Columns <= FewRows || Rows <= FewRows || Depth <= 1)));
        }
    }

    private static bool IsBad(int row) => row % 256 == 0;

    private bool IsFlat(bool longRow) => (1.0 / Columns) + (1.0 / Rows) >= .00196 && !(longRow && LeftTransposed && !RightTransposed);
}
