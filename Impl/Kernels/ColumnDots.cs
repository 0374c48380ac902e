using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The product of a matrix by one column: each element a dot product (<see cref="LaneDots{T}"/>), the last of an odd number with half a group. A tiny
/// product goes one by one, or where the column is stored as a row (<paramref name="transposed"/>) in two sets of lanes.
/// </summary>
internal sealed unsafe class ColumnDots<T>(int rowCount, int depth, bool transposed, bool tiny) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
{
    private T* column;

    /// <inheritdoc/>
    public override void Take(T* w, int copies) => column = w;

    /// <inheritdoc/>
    public override void Pack(Portion portion)
    {
    }

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        for (var r = 0; r < count && portion.Part == portion.Parts - 1; r++)
        {
            var x = a + ((nint)rows[r] * aStride);
            c[(nint)rows[r] * cStride] = !tiny ? LaneDots<T>.Sum(column, x, depth, half: rowCount % 2 == 1 && rows[r] == rowCount - 1)
                : transposed ? LaneDots<T>.TwoSets(column, x, depth) : LaneDots<T>.OneByOne(column, x, depth);
        }
    }
}
