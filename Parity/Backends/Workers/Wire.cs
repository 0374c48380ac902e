using System.Text;
using Parity.Tensors;

namespace Parity.Backends.Workers;

/// <summary>How strings, lists and tensors are written within a frame. Both ends are the same program on the same machine, so the byte order is the machine's.</summary>
internal static class Wire
{
    private const int MaxCount = 1 << 20;
    private const int MaxRank = 8;

    /// <summary>Makes a payload.</summary>
    /// <exception cref="BackendException">It is larger than a frame can be.</exception>
    public static ReadOnlyMemory<byte> Payload(Action<BinaryWriter> write)
    {
        var bytes = new MemoryStream();
        try
        {
            using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
            write(writer);
        }
        catch (Exception e) when (e is IOException or OutOfMemoryException)
        {
            throw TooLarge(e);
        }

        return bytes.Length <= Frame.MaxLength ? bytes.GetBuffer().AsMemory(0, (int)bytes.Length) : throw TooLarge(null);
    }

    /// <summary>Reads a payload whole.</summary>
    /// <exception cref="InvalidDataException">It is not what <paramref name="read"/> expects.</exception>
    public static T Parse<T>(byte[] payload, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        try
        {
            var result = read(reader);
            return reader.BaseStream.Position == payload.Length
                ? result
                : throw new InvalidDataException($"got a message of {payload.Length} bytes, expected {reader.BaseStream.Position}");
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"got a malformed message of {payload.Length} bytes: {e.Message}", e);
        }
    }

    /// <summary>Writes a count and each item.</summary>
    public static void WriteList<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    /// <summary>The inverse of <see cref="WriteList"/>.</summary>
    public static T[] ReadList<T>(this BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = InRange(reader.ReadInt32(), MaxCount, "list");
        var items = new List<T>();
        for (var i = 0; i < count; i++)
        {
            items.Add(read(reader));
        }

        return [.. items];
    }

    /// <summary>Writes dtype, shape and elements.</summary>
    public static void WriteTensor(this BinaryWriter writer, Tensor tensor)
    {
        writer.Write((byte)tensor.DType);
        writer.Write((byte)tensor.Shape.Length);
        Array.ForEach(tensor.Shape, writer.Write);
        writer.Write(tensor.Bytes);
    }

    /// <summary>The inverse of <see cref="WriteTensor"/>.</summary>
    public static Tensor ReadTensor(this BinaryReader reader)
    {
        var dtype = (DType)InRange(reader.ReadByte(), (int)DType.Int64, "dtype");
        var shape = new int[InRange(reader.ReadByte(), MaxRank, "rank")];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = InRange(reader.ReadInt32(), int.MaxValue, "dimension");
        }

        // checked before anything of that size is allocated
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (Tensor.Size(shape) > left / dtype.Size())
        {
            throw new InvalidDataException($"got {left} bytes for a {dtype.Name()}{Tensor.Describe(shape)}");
        }

        var tensor = Tensor.Zeros(dtype, shape);
        reader.BaseStream.ReadExactly(tensor.Bytes);
        return tensor;
    }

    /// <summary>Writes tensors with their names.</summary>
    public static void WriteTensors(this BinaryWriter writer, TensorSet tensors) => writer.WriteList(tensors, static (w, tensor) =>
    {
        w.Write(tensor.Key);
        w.WriteTensor(tensor.Value);
    });

    /// <summary>The inverse of <see cref="WriteTensors"/>.</summary>
    public static TensorSet ReadTensors(this BinaryReader reader) => new(reader.ReadList(static r => KeyValuePair.Create(r.ReadString(), r.ReadTensor())));

    private static BackendException TooLarge(Exception? cause)
    {
        var message = $"arrays of more than {Frame.MaxLength} bytes together do not fit one message to a worker";
        return cause is null ? new BackendException(message) : new BackendException(message, cause);
    }

    private static int InRange(int value, int max, string what) =>
        value >= 0 && value <= max ? value : throw new InvalidDataException($"got {what} {value}, expected 0 to {max}");
}
