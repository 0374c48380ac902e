using Parity.Tensors;

namespace Parity.Backends.TensorFlow.Native;

/// <summary>The numbers of <c>TF_DataType</c> (<c>tensorflow/c/tf_datatype.h</c>).</summary>
internal static class NativeDType
{
    /// <summary><c>TF_FLOAT</c> 1, <c>TF_DOUBLE</c> 2, <c>TF_INT32</c> 3, <c>TF_INT64</c> 9.</summary>
    public static int Of(DType dtype) => dtype switch
    {
        DType.Float32 => 1,
        DType.Float64 => 2,
        DType.Int32 => 3,
        _ => 9,
    };

    /// <summary>The inverse of <see cref="Of"/>.</summary>
    /// <exception cref="BackendException">A type that fixtures do not hold.</exception>
    public static DType Parse(int number, string tensor) => number switch
    {
        1 => DType.Float32,
        2 => DType.Float64,
        3 => DType.Int32,
        9 => DType.Int64,
        _ => throw new BackendException($"tensor '{tensor}' has TensorFlow's data type {number}: expected float32 (1), float64 (2), int32 (3) or int64 (9)"),
    };
}
