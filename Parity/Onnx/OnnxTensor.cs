using System.Runtime.InteropServices;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>ONNX's tensors and ours.</summary>
internal static class OnnxTensor
{
    private const int Float = 1, Int32 = 6, Int64 = 7, Double = 11;

    /// <summary>ONNX's number of a type.</summary>
    public static int Type(DType type) => type switch
    {
        DType.Float32 => Float,
        DType.Float64 => Double,
        DType.Int32 => Int32,
        _ => Int64,
    };

    /// <summary>The elements of a constant; <paramref name="what"/> names it in messages.</summary>
    /// <exception cref="BadInputException">They are elsewhere, of another type, or not as many as the shape says.</exception>
    public static Tensor Read(string what, TensorProto proto)
    {
        if (proto.DataLocation != 0 || proto.ExternalData.Count > 0)
        {
            throw new BadInputException($"{what}: its elements are in a file beside the model: save the model in one file");
        }

        var type = proto.DataType switch
        {
            Float => DType.Float32,
            Double => DType.Float64,
            Int32 => DType.Int32,
            Int64 => DType.Int64,
            var other => throw new BadInputException(FormattableString.Invariant($"{what}: type {other}: expected float32 ({Float}), float64 ({Double}), int32 ({Int32}) or int64 ({Int64})")),
        };
        var dims = proto.Dims.Select(d => d is >= 0 and <= int.MaxValue ? (int)d : throw new BadInputException(FormattableString.Invariant($"{what}: dimension {d}"))).ToArray();
        ReadOnlySpan<byte> bytes = proto.RawData is { Length: > 0 } raw ? raw : type switch
        {
            DType.Float32 => MemoryMarshal.AsBytes<float>(proto.FloatData.ToArray()),
            DType.Float64 => MemoryMarshal.AsBytes<double>(proto.DoubleData.ToArray()),
            DType.Int32 => MemoryMarshal.AsBytes<int>(proto.Int32Data.ToArray()),
            _ => MemoryMarshal.AsBytes<long>(proto.Int64Data.ToArray()),
        };
        if (dims.Aggregate(1.0, (n, d) => n * d) * type.Size() != bytes.Length)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: {type.Name()}{Tensor.Describe(dims)}, and {bytes.Length} bytes of elements"));
        }

        var tensor = Tensor.Zeros(type, dims);
        bytes.CopyTo(tensor.Bytes);
        return tensor;
    }

    /// <summary>A constant of a model.</summary>
    public static TensorProto Write(string name, Tensor tensor) =>
        new() { Name = name, DataType = Type(tensor.DType), Dims = [.. tensor.Shape.Select(d => (long)d)], RawData = tensor.Bytes.ToArray() };
}
