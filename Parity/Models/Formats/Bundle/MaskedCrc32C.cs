using System.Buffers.Binary;
using System.Numerics;

namespace Parity.Models.Formats.Bundle;

/// <summary>CRC-32C (Castagnoli), and the form in which LevelDB's tables and TensorFlow store it: rotated by 15 bits, plus 0xa282ead8.</summary>
internal static class MaskedCrc32C
{
    /// <summary>The sum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>The sum of what <paramref name="crc"/> is of, followed by <paramref name="bytes"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    /// <summary>As it is stored.</summary>
    public static uint Mask(uint crc) => unchecked(BitOperations.RotateRight(crc, 15) + 0xa282ead8);

    /// <summary>Compares with what is stored.</summary>
    /// <exception cref="BadInputException">It is another.</exception>
    public static void Check(uint crc, uint stored, string what)
    {
        if (Mask(crc) != stored)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: crc32c: expected {stored:x8}, got {Mask(crc):x8}"));
        }
    }
}
