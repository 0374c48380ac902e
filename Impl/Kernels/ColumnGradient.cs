using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>The gradient of weights with one column, which is a matrix by a vector: chains without FMA, cut as <see cref="Products.VectorCuts"/> has it.</summary>
internal sealed unsafe class ColumnGradient<T>(int batch, int rows) : WeightGradient<T>(rows, 1, Products.VectorCuts<T>(batch, rows))
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    protected override void Product(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride) => OuterTile<T, SeparateMulAdd<T>>.Run(rows, a, d, sum, stride);
}
