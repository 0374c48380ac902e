namespace Parity.Impl.Kernels;

/// <summary>oneDNN's product of one row by a transposed matrix, or of a matrix by one column: each element by the kernel of a <see cref="LoneColumn"/>.</summary>
internal sealed unsafe class LoneDots(int depth, int columns) : RowProduct<float>
{
    private float* weights;

    /// <inheritdoc/>
    public override void Take(float* w, int copies) => weights = w;

    /// <inheritdoc/>
    public override void Pack(Portion portion)
    {
    }

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, float* a, int aStride, float* c, int cStride)
    {
        for (var r = 0; r < count; r++)
        {
            for (var j = portion.From(columns); j < portion.To(columns); j++)
            {
                c[((nint)rows[r] * cStride) + j] = LoneColumn.Sum(a + ((nint)rows[r] * aStride), weights + ((nint)j * depth), depth);
            }
        }
    }
}
