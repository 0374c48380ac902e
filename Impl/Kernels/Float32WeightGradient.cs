namespace Parity.Impl.Kernels;

/// <summary>float32: FMA chains, cut by depth; a lone last row is one chain over the whole batch, a lone last column has a kernel of its own (see <see cref="Float32Blocks"/>, <see cref="OneDnnCuts"/>).</summary>
internal sealed unsafe class Float32WeightGradient(int batch, int rows, int columns, Numerics numerics)
    : WeightGradient<float>(rows, columns, Ends(batch, rows, columns, numerics))
{
    private readonly int loneRow = numerics is { Version: TensorFlowVersion.V215, OneDnn: false } && Ends(batch, rows, columns, numerics).Length > 1
        && Blocking.Last(rows, Blocking.Float32(rows, batch, columns, numerics).Rows) == 1 ? rows - 1 : -1;

    private readonly bool loneColumn = numerics.Version == TensorFlowVersion.V215 && !numerics.OneDnn
        && Blocking.Last(columns, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Columns) == 1;

    /// <inheritdoc/>
    protected override int UncutRow => loneRow;

    /// <inheritdoc/>
    protected override void Product(ReadOnlySpan<int> rows, float* a, float* d, float* sum, nint stride) =>
        OuterTile<float, FusedMulAdd>.Run(rows, a, d, sum, stride);

    /// <inheritdoc/>
    protected override void Correct(in Steps<float> steps, int first, int end, int from, int to, float* gradient)
    {
        if (!loneColumn || from >= to || to != Columns)
        {
            return;
        }

        // the depth is not cut here, so that the batch is small
        float* a = stackalloc float[batch], d = stackalloc float[batch];
        for (var i = 0; i < Rows; i++)
        {
            var total = 0f;
            for (var place = first; place < end; place++)
            {
                new Span<float>(a, batch).Clear();
                new Span<float>(d, batch).Clear();
                foreach (var n in steps.Rows(place))
                {
                    (a[n], d[n]) = (steps.A(steps.Step(place), n)[i], steps.D(steps.Step(place), n)[Columns - 1]);
                }

                total += LoneColumn.Sum(a, d, batch);
            }

            gradient[((nint)i * Columns) + Columns - 1] = total;
        }
    }

    private static int[] Ends(int batch, int rows, int columns, Numerics numerics) => numerics.OneDnn
        ? new OneDnnCuts(rows, batch, columns, LeftTransposed: true, RightTransposed: false).Ends
        : DepthCuts.Avx512(batch, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Depth);
}
