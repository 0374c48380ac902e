namespace Parity.Tensors;

/// <summary>The element types that fixtures hold, by NumPy's and TensorFlow's names.</summary>
public enum DType
{
    /// <summary><c>float32</c>.</summary>
    Float32,

    /// <summary><c>float64</c>.</summary>
    Float64,

    /// <summary><c>int32</c>.</summary>
    Int32,

    /// <summary><c>int64</c>.</summary>
    Int64,
}

/// <summary>Names and sizes of <see cref="DType"/>.</summary>
public static class DTypes
{
    /// <summary>TensorFlow's name: <c>float32</c>, <c>int64</c>, …</summary>
    public static string Name(this DType dtype) => dtype switch
    {
        DType.Float32 => "float32",
        DType.Float64 => "float64",
        DType.Int32 => "int32",
        DType.Int64 => "int64",
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "unknown dtype"),
    };

    /// <summary>Bytes of one element.</summary>
    public static int Size(this DType dtype) => dtype is DType.Float32 or DType.Int32 ? 4 : 8;

    /// <summary>Whether the type is a floating-point type.</summary>
    public static bool IsFloating(this DType dtype) => dtype is DType.Float32 or DType.Float64;

    /// <summary>The inverse of <see cref="Name"/>.</summary>
    /// <exception cref="BadInputException">The name is none of the four.</exception>
    public static DType Parse(string name) => name switch
    {
        "float32" => DType.Float32,
        "float64" => DType.Float64,
        "int32" => DType.Int32,
        "int64" => DType.Int64,
        _ => throw new BadInputException($"dtype '{name}': expected float32, float64, int32 or int64"),
    };

    /// <summary>The dtype of a C# element type.</summary>
    public static DType Of<T>()
        where T : unmanaged => default(T) switch
        {
            float => DType.Float32,
            double => DType.Float64,
            int => DType.Int32,
            long => DType.Int64,
            _ => throw new NotSupportedException($"no dtype for {typeof(T)}"),
        };
}
