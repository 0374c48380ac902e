namespace Parity.Impl.Kernels;

/// <summary>
/// The product <c>C[M, N] = A[M, K]·op(W)[K, N]</c> in TensorFlow's order of operations, for any subset of its rows and any part of its columns.
/// How an element is summed goes by its place in the full product, so its bits do not depend on what else is asked for.
/// </summary>
internal abstract unsafe class RowProduct<T>
    where T : unmanaged
{
    /// <summary>
    /// Takes the right operand, row-major <c>[K, N]</c>, or <c>[N, K]</c> for a transposed product, and makes room for <paramref name="copies"/>
    /// packed copies. The operand must stay in place until the last <see cref="Apply"/>.
    /// </summary>
    public abstract void Take(T* w, int copies);

    /// <summary>Packs the portion's columns into its copy; several threads may do so at once for different portions.</summary>
    public abstract void Pack(Portion portion);

    /// <summary>
    /// Computes the portion's columns of rows <c>rows[0…count)</c> of C. Row n of A begins at <c>a + n·aStride</c>, row n of C at <c>c + n·cStride</c>;
    /// it has room for N rounded up to whole vectors, and what lies past N is overwritten.
    /// Any number of threads may call it at once for different rows or columns.
    /// </summary>
    public abstract void Apply(Portion portion, int* rows, int count, T* a, int aStride, T* c, int cStride);
}
