namespace Parity.Impl.Kernels;

/// <summary>
/// The product <c>C[M, N] = A[M, K]·op(W)[K, N]</c> in TensorFlow's order of operations, for any subset of its rows.
/// How an element is summed goes by its place in the full product, so a row's bits do not depend on which other rows are asked for.
/// </summary>
internal abstract unsafe class RowProduct<T>
    where T : unmanaged
{
    /// <summary>Takes the right operand: row-major <c>[K, N]</c>, or <c>[N, K]</c> for a transposed product.</summary>
    public abstract void Pack(T* w);

    /// <summary>
    /// Computes rows <c>rows[0…count)</c> of C. Row n of A begins at <c>a + n·aStride</c>, row n of C at <c>c + n·cStride</c>;
    /// it has room for N rounded up to whole vectors, and what lies past N is overwritten.
    /// Any number of threads may call it at once for different rows.
    /// </summary>
    public abstract void Apply(int* rows, int count, T* a, int aStride, T* c, int cStride);
}
