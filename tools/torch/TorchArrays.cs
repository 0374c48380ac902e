using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch;

/// <summary>A case's arrays as torch's tensors and back.</summary>
internal static class TorchArrays
{
    /// <summary>A copy.</summary>
    public static torch.Tensor ToTorch(this Tensor tensor)
    {
        var shape = Array.ConvertAll(tensor.Shape, d => (long)d);
        return tensor.Data switch
        {
            float[] values => torch.tensor(values, shape),
            double[] values => torch.tensor(values, shape),
            int[] values => torch.tensor(values, shape),
            _ => torch.tensor(tensor.Array<long>(), shape),
        };
    }

    /// <summary>The inverse, of a floating-point tensor.</summary>
    public static Tensor ToCase(this torch.Tensor tensor)
    {
        using var dense = tensor.detach().contiguous();
        var shape = Array.ConvertAll(dense.shape, d => checked((int)d));
        return dense.dtype == torch.ScalarType.Float32 ? Tensor.Of(dense.data<float>().ToArray(), shape) : Tensor.Of(dense.data<double>().ToArray(), shape);
    }

    /// <summary>Torch's type of a case's.</summary>
    public static torch.ScalarType ToTorch(this DType dtype) => dtype == DType.Float32 ? torch.ScalarType.Float32 : torch.ScalarType.Float64;
}
