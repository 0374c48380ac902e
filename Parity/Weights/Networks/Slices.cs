using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>Arrays cut along their first axis, and put together again.</summary>
internal static class Slices
{
    /// <summary>One of them, of this shape.</summary>
    public static Tensor Of(Tensor tensor, int index, int[] shape)
    {
        var count = checked((int)Tensor.Size(shape));
        return tensor.DType == DType.Float32
            ? Tensor.Of(tensor.As<float>().Slice(index * count, count).ToArray(), shape)
            : Tensor.Of(tensor.As<double>().Slice(index * count, count).ToArray(), shape);
    }

    /// <summary>Arrays of one shape as one, along a new first axis.</summary>
    public static Tensor Together(IReadOnlyList<Tensor> tensors)
    {
        var result = Tensor.Zeros(tensors[0].DType, [tensors.Count, .. tensors[0].Shape]);
        for (var k = 0; k < tensors.Count; k++)
        {
            tensors[k].Bytes.CopyTo(result.Bytes[(k * tensors[k].Bytes.Length)..]);
        }

        return result;
    }
}
