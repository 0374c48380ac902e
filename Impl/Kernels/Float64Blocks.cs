namespace Parity.Impl.Kernels;

/// <summary>
/// A float64 product through Eigen's tiles and its own kernel, no FMA: each element a chain of products and sums, each rounded, added to 0 by
/// depth blocks. In a tile's rows of whole groups of 4, the columns past the whole groups of 8 are summed in two chains
/// (even and odd <c>k</c>), a last odd column in four.
/// </summary>
internal sealed unsafe class Float64Blocks : RowProduct<double>
{
    private readonly ChainProduct<double, SeparateMulAdd<double>> chains;
    private readonly Blocking tiles;
    private readonly int[] ends;
    private readonly int rowCount;
    private readonly (int Column, int Chains)[] split;
    private readonly int columnStep;
    private readonly int depthStep;
    private double* weights;

    /// <summary>Plans the product <c>[m, k]·op(W)[k, n]</c>.</summary>
    public Float64Blocks(int m, int k, int n, bool transposed, Numerics numerics)
    {
        tiles = Blocking.Float64(m, k, n, numerics);
        ends = DepthCuts.Every(k, tiles.Depth);
        chains = new ChainProduct<double, SeparateMulAdd<double>>(k, n, transposed, ends, fromZero: true);
        rowCount = m;
        (columnStep, depthStep) = transposed ? (k, 1) : (1, n);
        split = [.. Enumerable.Range(0, n).Select(j => (j, Chains(j, n))).Where(p => p.Item2 > 1)];
    }

    /// <inheritdoc/>
    public override void Take(double* w, int copies)
    {
        weights = w;
        chains.Take(w, copies);
    }

    /// <inheritdoc/>
    public override void Pack(Portion portion) => chains.Pack(portion);

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, double* a, int aStride, double* c, int cStride)
    {
        chains.Apply(portion, rows, count, a, aStride, c, cStride);
        for (var r = 0; r < count && split.Length > 0; r++)
        {
            if (IsInGroupOfFour(rows[r]))
            {
                foreach (var (column, ways) in split)
                {
                    if (!chains.Has(portion, column))
                    {
                        continue;
                    }

                    c[((nint)rows[r] * cStride) + column] = SplitChains.Sum(a + ((nint)rows[r] * aStride), 1, weights + ((nint)column * columnStep), depthStep, ends, ways);
                }
            }
        }
    }

    private bool IsInGroupOfFour(int row)
    {
        var start = row / tiles.Rows * tiles.Rows;
        return row - start < Math.Min(tiles.Rows, rowCount - start) / 4 * 4;
    }

    private int Chains(int column, int columns)
    {
        var start = column / tiles.Columns * tiles.Columns;
        var width = Math.Min(tiles.Columns, columns - start);
        return column - start < width / 8 * 8 ? 1 : column - start < width / 2 * 2 ? 2 : 4;
    }
}
