using System.Buffers.Binary;

namespace Parity.Models.Formats.Bundle;

/// <summary>The place of a block in a table.</summary>
internal readonly record struct BlockHandle(ulong Offset, ulong Size);

/// <summary>
/// A block of a table: entries, of each key only what the one before has not; the places where keys are whole, and their number; then a byte that says how it is
/// compressed, and the masked CRC-32C of all that.
/// </summary>
internal static class TableBlock
{
    private const int TrailerBytes = 5;

    /// <summary>Its keys and values.</summary>
    /// <exception cref="BadInputException">It is damaged, outside the file, or compressed.</exception>
    public static List<(byte[] Key, byte[] Value)> Read(string path, byte[] file, int end, BlockHandle handle)
    {
        var what = FormattableString.Invariant($"{path}: block at {handle.Offset}");
        if (handle.Offset > (ulong)end || handle.Size > (ulong)end || handle.Offset + handle.Size + TrailerBytes > (ulong)end)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: {handle.Size} bytes are more than the file has: cut short or damaged"));
        }

        var whole = file.AsSpan((int)handle.Offset, (int)handle.Size + TrailerBytes);
        MaskedCrc32C.Check(MaskedCrc32C.Append(MaskedCrc32C.Empty, whole[..^sizeof(uint)]), BinaryPrimitives.ReadUInt32LittleEndian(whole[^sizeof(uint)..]), what);
        return whole[^TrailerBytes] switch
        {
            0 => Entries(whole[..^TrailerBytes], what),
            1 => throw new BadInputException($"{what}: compressed with snappy, which is not read (TensorFlow writes checkpoints without it)"),
            var kind => throw new BadInputException(FormattableString.Invariant($"{what}: compressed in a way that is not known ({kind})")),
        };
    }

    private static List<(byte[] Key, byte[] Value)> Entries(ReadOnlySpan<byte> block, string what)
    {
        var damaged = new BadInputException($"{what}: damaged: its entries do not fit its size");
        var restarts = block.Length < sizeof(uint) ? throw damaged : BinaryPrimitives.ReadUInt32LittleEndian(block[^sizeof(uint)..]);
        var tail = ((long)restarts + 1) * sizeof(uint);
        var rest = tail > block.Length ? throw damaged : block[..^(int)tail];
        var entries = new List<(byte[] Key, byte[] Value)>();
        byte[] key = [];
        while (rest.Length > 0)
        {
            if (!Varint.TryTake(ref rest, out var shared) || !Varint.TryTake(ref rest, out var own) || !Varint.TryTake(ref rest, out var size)
                || shared > (ulong)key.Length || own > (ulong)rest.Length || size > (ulong)rest.Length - own)
            {
                throw damaged;
            }

            key = [.. key.AsSpan(0, (int)shared), .. rest[..(int)own]];
            entries.Add((key, rest.Slice((int)own, (int)size).ToArray()));
            rest = rest[(int)(own + size)..];
        }

        return entries;
    }
}
