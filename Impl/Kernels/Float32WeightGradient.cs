namespace Parity.Impl.Kernels;

/// <summary>float32: FMA chains, cut by depth; a lone last row is one chain over the whole batch (see <see cref="Float32Blocks"/>, <see cref="OneDnnCuts"/>).</summary>
internal sealed unsafe class Float32WeightGradient(int batch, int rows, int columns, Numerics numerics)
    : WeightGradient<float>(rows, columns, Ends(batch, rows, columns, numerics))
{
    private readonly int loneRow = numerics is { Version: TensorFlowVersion.V215, OneDnn: false } && Ends(batch, rows, columns, numerics).Length > 1
        && Blocking.Last(rows, Blocking.Float32(rows, batch, columns, numerics).Rows) == 1 ? rows - 1 : -1;

    /// <inheritdoc/>
    protected override int UncutRow => loneRow;

    /// <inheritdoc/>
    protected override void Product(ReadOnlySpan<int> rows, float* a, float* d, float* sum, nint stride) =>
        OuterTile<float, FusedMulAdd>.Run(rows, a, d, sum, stride);

    private static int[] Ends(int batch, int rows, int columns, Numerics numerics) => numerics.OneDnn
        ? new OneDnnCuts(rows, batch, columns, LeftTransposed: true, RightTransposed: false).Ends
        : DepthCuts.Avx512(batch, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Depth);
}
