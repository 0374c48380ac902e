using System.Buffers.Binary;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats.Bundle;

/// <summary>
/// A string tensor's bytes: the length of each string as a varint, the masked CRC-32C of the lengths as 32-bit numbers, the strings. The tensor's own checksum
/// is over the lengths so, that checksum and the strings. Strings are never weights: only their checksums are looked at.
/// </summary>
internal static class StringTensor
{
    /// <summary>Checks both.</summary>
    /// <exception cref="BadInputException">One is another, or the strings do not fill the place.</exception>
    public static void Check(ReadOnlySpan<byte> bytes, BundleEntryProto entry, string what)
    {
        var limit = bytes.Length;
        var count = (entry.Shape?.Dim ?? []).Aggregate((Int128)1, (n, d) => n > limit ? n : n * d.Size);
        var rest = bytes;
        var (crc, total) = (MaskedCrc32C.Empty, 0L);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        for (var k = 0; k < count; k++)
        {
            if (!Varint.TryTake(ref rest, out var length) || length > (ulong)bytes.Length)
            {
                throw new BadInputException($"{what}: damaged: the lengths of its strings do not fit");
            }

            BinaryPrimitives.WriteUInt64LittleEndian(number, length);
            crc = MaskedCrc32C.Append(crc, number[..sizeof(uint)]);
            total += (long)length;
        }

        if (rest.Length < sizeof(uint) || rest.Length - sizeof(uint) != total)
        {
            throw new BadInputException($"{what}: damaged: the lengths of its strings do not fit");
        }

        MaskedCrc32C.Check(crc, BinaryPrimitives.ReadUInt32LittleEndian(rest), $"{what}: lengths");
        MaskedCrc32C.Check(MaskedCrc32C.Append(crc, rest), entry.Crc32C, what);
    }
}
