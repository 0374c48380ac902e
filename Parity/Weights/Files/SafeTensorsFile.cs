using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Weights.Files;

/// <summary>
/// Reads safetensors: the length of a header in 8 bytes (little-endian), the header as JSON, which names each tensor's dtype, shape and place, and the
/// elements. Every claim is held against the file before anything of its size is made.
/// </summary>
public static class SafeTensorsFile
{
    private const int LengthBytes = 8;
    private const string Metadata = "__metadata__";

    /// <summary>Whether the bytes begin as a safetensors file does.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.Length > LengthBytes && content[LengthBytes] == '{';

    /// <summary>Reads all tensors of float32, float64, int32 and int64; others are refused.</summary>
    /// <exception cref="BadInputException">It is no such file, cut short, or its header contradicts itself or the file.</exception>
    public static TensorSet Read(string path) => Read(path, FileBytes.Read(path));

    /// <summary>Reads them from memory; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="BadInputException">As for <see cref="Read(string)"/>.</exception>
    public static TensorSet Read(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var header = Header(path, content);
        var data = content.AsMemory(LengthBytes + header.Length);
        using var json = Parse(path, header);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new BadInputException($"{path}: header: expected an object of tensors, got {json.RootElement.ValueKind}");
        }

        var result = new TensorSet();
        var places = new List<(long Begin, long End, string Name)>();
        foreach (var entry in json.RootElement.EnumerateObject().Where(e => e.Name != Metadata))
        {
            var (type, shape, begin, end) = Entry(path, entry, data.Length);
            var tensor = Tensor.Zeros(type, shape);
            data.Span[(int)begin..(int)end].CopyTo(tensor.Bytes);
            if (!result.TryAdd(entry.Name, tensor))
            {
                throw new BadInputException($"{path}: tensor '{entry.Name}' is there twice");
            }

            places.Add((begin, end, entry.Name));
        }

        Contiguous(path, places, data.Length);
        return result;
    }

    private static ReadOnlyMemory<byte> Header(string path, byte[] content)
    {
        if (content.Length < LengthBytes)
        {
            throw new BadInputException($"{path}: not a safetensors file: {content.Length} bytes, the header's length alone takes {LengthBytes}");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(content);
        return length <= (ulong)(content.Length - LengthBytes)
            ? content.AsMemory(LengthBytes, (int)length)
            : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: header: claims {length} bytes, the file has {content.Length - LengthBytes} after its length"));
    }

    private static JsonDocument Parse(string path, ReadOnlyMemory<byte> header)
    {
        try
        {
            return JsonDocument.Parse(header);
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path}: header: not JSON: {e.Message}", e);
        }
    }

    private static (DType Type, int[] Shape, long Begin, long End) Entry(string path, JsonProperty entry, long size)
    {
        BadInputException Bad(string what) => new($"{path}: tensor '{entry.Name}': {what}");
        try
        {
            var name = entry.Value.GetProperty("dtype").GetString();
            var type = name switch
            {
                "F32" => DType.Float32,
                "F64" => DType.Float64,
                "I32" => DType.Int32,
                "I64" => DType.Int64,
                _ => throw Bad($"dtype {name}: expected F32, F64, I32 or I64; convert it first"),
            };
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32() is >= 0 and var size ? size : throw Bad($"dimension {d}: expected 0 or more"))];
            if (entry.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt64()).ToList() is not [var begin, var end])
            {
                throw Bad("data_offsets: expected two");
            }

            return begin < 0 || end < begin || end > size ? throw Bad(FormattableString.Invariant($"data_offsets [{begin}, {end}]: the file has {size} bytes of data"))
                : Tensor.Size(shape) * type.Size() is var needed && needed != end - begin ? throw Bad(FormattableString.Invariant($"{type.Name()}{Tensor.Describe(shape)} takes {needed} bytes, data_offsets give {end - begin}"))
                : (type, shape, begin, end);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Bad($"expected dtype, shape and data_offsets: {e.Message}");
        }
    }

    private static void Contiguous(string path, List<(long Begin, long End, string Name)> places, long size)
    {
        var at = 0L;
        foreach (var (begin, end, name) in places.OrderBy(p => p.Begin).ThenBy(p => p.End))
        {
            if (begin != at)
            {
                throw new BadInputException(FormattableString.Invariant($"{path}: tensor '{name}': begins at {begin}, expected {at}: tensors {(begin < at ? "overlap" : "leave a hole")}"));
            }

            at = end;
        }

        if (at != size)
        {
            throw new BadInputException(FormattableString.Invariant($"{path}: tensors take {at} bytes, the file has {size}"));
        }
    }
}
