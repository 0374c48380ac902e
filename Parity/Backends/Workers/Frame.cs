namespace Parity.Backends.Workers;

/// <summary>One message on a pipe: a magic number, the length of the payload (int64), the payload.</summary>
internal static class Frame
{
    /// <summary>The largest payload: what fits one array, nearly 2 GiB.</summary>
    public const long MaxLength = int.MaxValue - 1024;

    // "PTFW" in the order of the bytes: anything that prints into the pipe is noticed at once
    private const uint Magic = 0x5746_5450;
    private const int HeaderLength = sizeof(uint) + sizeof(long);

    /// <summary>Writes a payload and flushes.</summary>
    public static void Write(Stream stream, ReadOnlyMemory<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BitConverter.TryWriteBytes(header, Magic);
        BitConverter.TryWriteBytes(header[sizeof(uint)..], (long)payload.Length);
        stream.Write(header);
        stream.Write(payload.Span);
        stream.Flush();
    }

    /// <summary>Reads a payload; null where the pipe was closed between two frames.</summary>
    /// <exception cref="InvalidDataException">What came is not a frame.</exception>
    /// <exception cref="EndOfStreamException">The pipe was closed within one.</exception>
    public static byte[]? Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var got = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (got == 0)
        {
            return null;
        }

        var known = Math.Min(got, sizeof(uint));
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        BitConverter.TryWriteBytes(magic, Magic);
        if (!header[..known].SequenceEqual(magic[..known]))
        {
            throw new InvalidDataException($"got bytes {Convert.ToHexString(header[..got])}, expected a frame");
        }

        if (got < HeaderLength)
        {
            throw new EndOfStreamException($"a frame's header ended after {got} of {HeaderLength} bytes");
        }

        var length = BitConverter.ToInt64(header[sizeof(uint)..]);
        if (length is < 0 or > MaxLength)
        {
            throw new InvalidDataException($"got a frame of {length} bytes, expected 0 to {MaxLength}");
        }

        var payload = new byte[length];
        stream.ReadExactly(payload);
        return payload;
    }
}
