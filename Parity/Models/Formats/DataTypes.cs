using Parity.Tensors;

namespace Parity.Models.Formats;

/// <summary>TensorFlow's enumeration <c>DataType</c>.</summary>
internal static class DataTypes
{
    /// <summary><c>DT_STRING</c>.</summary>
    public const int String = 7;

    private static readonly (string Name, int Size)[] Table =
    [
        ("invalid", 0), ("float32", 4), ("float64", 8), ("int32", 4), ("uint8", 1), ("int16", 2), ("int8", 1), ("string", 0), ("complex64", 8), ("int64", 8), ("bool", 1),
        ("qint8", 1), ("quint8", 1), ("qint32", 4), ("bfloat16", 2), ("qint16", 2), ("quint16", 2), ("uint16", 2), ("complex128", 16), ("float16", 2),
        ("resource", 0), ("variant", 0), ("uint32", 4), ("uint64", 8), ("float8_e5m2", 1), ("float8_e4m3fn", 1),
    ];

    /// <summary>The name, as TensorFlow prints it.</summary>
    public static string Name(int type) => type >= 0 && type < Table.Length ? Table[type].Name : FormattableString.Invariant($"type {type}");

    /// <summary>Bytes of one element; 0 where they are not all of one size, or it is no known type.</summary>
    public static int Size(int type) => type >= 0 && type < Table.Length ? Table[type].Size : 0;

    /// <summary>The type as fixtures have it, or null.</summary>
    public static DType? Known(int type) => type switch
    {
        1 => DType.Float32,
        2 => DType.Float64,
        3 => DType.Int32,
        9 => DType.Int64,
        _ => null,
    };

    /// <summary>Why elements of a type are not read, or null.</summary>
    public static string? Unreadable(int type) => Known(type) is null ? $"dtype {Name(type)}: expected float32, float64, int32 or int64" : null;
}
