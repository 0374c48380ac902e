using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>Some rows of a batch.</summary>
internal static class BatchRows
{
    /// <summary>The rows of an array whose axis 0 or 1 is the batch.</summary>
    public static Tensor Take(Tensor tensor, int axis, IReadOnlyList<int> rows)
    {
        var outer = axis == 0 ? 1 : tensor.Shape[0];
        var inner = (int)Tensor.Size(tensor.Shape[(axis + 1)..]);
        int[] shape = [.. tensor.Shape[..axis], rows.Count, .. tensor.Shape[(axis + 1)..]];
        var result = Tensor.Zeros(tensor.DType, shape);
        var size = tensor.DType.Size() * inner;
        for (var o = 0; o < outer; o++)
        {
            for (var r = 0; r < rows.Count; r++)
            {
                tensor.Bytes.Slice(((o * tensor.Shape[axis]) + rows[r]) * size, size).CopyTo(result.Bytes[(((o * rows.Count) + r) * size)..]);
            }
        }

        return result;
    }
}
