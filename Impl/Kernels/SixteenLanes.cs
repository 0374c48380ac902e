using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// oneDNN's product of 2 to 15 rows by a transposed matrix (<c>dX</c> of a small batch): each element a dot product in 16 lanes, lane q an FMA chain over
/// <c>k ≡ q mod 16</c>, folded by halves: 8, 4, 2, 1.
/// </summary>
internal sealed unsafe class SixteenLanes(int depth, int columns) : RowProduct<float>
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
        for (var j = portion.From(columns); j < portion.To(columns); j++)
        {
            var w = weights + ((nint)j * depth);
            for (var r = 0; r < count; r++)
            {
                c[((nint)rows[r] * cStride) + j] = Sum(a + ((nint)rows[r] * aStride), w);
            }
        }
    }

    private float Sum(float* x, float* w)
    {
        var lanes = Vector512<float>.Zero;
        var k = 0;
        for (; k + Vector512<float>.Count <= depth; k += Vector512<float>.Count)
        {
            lanes = Vector512.FusedMultiplyAdd(Vector512.Load(x + k), Vector512.Load(w + k), lanes);
        }

        if (k < depth)
        {
            var last = Vector512.FusedMultiplyAdd(Padding<float>.Load(x + k, depth - k), Padding<float>.Load(w + k, depth - k), lanes);
            lanes = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)(depth - k))), last, lanes);
        }

        var eight = lanes.GetLower() + lanes.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }
}
