using Parity.Impl.Threads;

namespace Parity.Impl.Kernels;

/// <summary>
/// A float32 product through Eigen's tiles and the AVX-512 kernel: each element an FMA chain, cut by depth; but a tile of one row is one
/// chain over all of <c>k</c>, and a tile of one column has a kernel of its own (<see cref="LoneColumn"/>). 1.15 has neither exception.
/// </summary>
internal sealed unsafe class Float32Blocks : RowProduct<float>
{
    private readonly ChainProduct<float, FusedMulAdd> chains;
    private readonly ChainProduct<float, FusedMulAdd>? uncut;
    private readonly int depth;
    private readonly int loneRow;
    private readonly int loneColumn;
    private readonly int columnStart;
    private readonly int columnStride;
    private readonly PinnedBuffer<float> columnBuffer = new();
    private float* column;

    /// <summary>Plans the product <c>[m, k]·op(W)[k, n]</c>.</summary>
    public Float32Blocks(int m, int k, int n, bool transposed, Numerics numerics)
    {
        var tiles = Blocking.Float32(m, k, n, numerics);
        var ends = DepthCuts.Avx512(k, tiles.Depth);
        chains = new ChainProduct<float, FusedMulAdd>(k, n, transposed, ends, fromZero: false);
        depth = k;
        var lone = numerics.Version == TensorFlowVersion.V215;
        loneRow = lone && Blocking.Last(m, tiles.Rows) == 1 ? m - 1 : -1;
        loneColumn = lone && Blocking.Last(n, tiles.Columns) == 1 ? n - 1 : -1;
        (columnStart, columnStride) = transposed ? ((n - 1) * k, 1) : (n - 1, n);
        if (loneRow >= 0 && ends.Length > 1)
        {
            uncut = new ChainProduct<float, FusedMulAdd>(k, n, transposed, [k], fromZero: false);
        }
    }

    /// <inheritdoc/>
    public override void Take(float* w, int copies)
    {
        chains.Take(w, copies);
        uncut?.Take(w, copies);
        if (loneColumn >= 0)
        {
            column = columnBuffer.Need(depth);
            for (var k = 0; k < depth; k++)
            {
                column[k] = w[columnStart + ((nint)k * columnStride)];
            }
        }
    }

    /// <inheritdoc/>
    public override void Pack(Portion portion)
    {
        chains.Pack(portion);
        uncut?.Pack(portion);
    }

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, float* a, int aStride, float* c, int cStride)
    {
        chains.Apply(portion, rows, count, a, aStride, c, cStride);
        for (var r = 0; r < count; r++)
        {
            if (rows[r] == loneRow)
            {
                uncut?.Apply(portion, rows + r, 1, a, aStride, c, cStride);
            }
            else if (loneColumn >= 0 && portion.Part == portion.Parts - 1)
            {
                c[((nint)rows[r] * cStride) + loneColumn] = LoneColumn.Sum(a + ((nint)rows[r] * aStride), column, depth);
            }
        }
    }
}
