using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient of weights with one column or one row, which is a vector by a matrix: chains without FMA, cut as <see cref="Products.VectorCuts"/>
/// has it; a single element is one chain.
/// </summary>
internal sealed unsafe class VectorGradient<T>(int batch, int rows, int columns) : WeightGradient<T>(rows, columns, Cuts(batch, rows, columns))
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    protected override void Product(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride) => OuterTile<T, SeparateMulAdd<T>>.Run(rows, a, d, sum, stride);

    private static int[] Cuts(int batch, int rows, int columns) =>
        rows == 1 && columns == 1 ? [batch] : Products.VectorCuts<T>(batch, Math.Max(rows, columns));
}
