using ProtoBuf;

namespace Parity.Protos;

/// <summary>Messages of other people's formats, from bytes and to bytes.</summary>
internal static class Message
{
    /// <summary>Reads one; <paramref name="what"/> names it in messages, and <paramref name="otherwise"/> says what it is where it is none.</summary>
    /// <exception cref="BadInputException">It is none, cut short or damaged.</exception>
    public static T Read<T>(string what, byte[] bytes, string? otherwise = null)
    {
        try
        {
            return Serializer.Deserialize<T>(new ReadOnlyMemory<byte>(bytes));
        }
        catch (Exception e) when (e is ProtoException or EndOfStreamException or OverflowException or InvalidOperationException)
        {
            throw new BadInputException($"{what}: {otherwise ?? $"no {typeof(T).Name}, or cut short or damaged"}: {e.Message.Split(';')[0]}", e);
        }
    }

    /// <summary>A message's bytes.</summary>
    public static byte[] Bytes<T>(T message)
    {
        using var stream = new MemoryStream();
        Serializer.Serialize(stream, message);
        return stream.ToArray();
    }
}
