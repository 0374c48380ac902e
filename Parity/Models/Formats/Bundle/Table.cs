using System.Buffers.Binary;

namespace Parity.Models.Formats.Bundle;

/// <summary>
/// LevelDB's table, the form of a checkpoint's <c>.index</c>: blocks of sorted keys and values; one that is the index of the others; and a footer of
/// 48 bytes with the places of a block that is empty here and of the index, and the magic number.
/// </summary>
internal static class Table
{
    /// <summary>The last eight bytes, as a little-endian number.</summary>
    public const ulong Magic = 0xdb4775248b80fb57;

    private const int FooterBytes = 48;

    /// <summary>Whether a file ends as a table does.</summary>
    public static bool HasFooter(ReadOnlySpan<byte> file) => file.Length >= FooterBytes && BinaryPrimitives.ReadUInt64LittleEndian(file[^8..]) == Magic;

    /// <summary>All keys and values, in order.</summary>
    /// <exception cref="BadInputException">It is no table, cut short, or damaged.</exception>
    public static List<(byte[] Key, byte[] Value)> Read(string path, byte[] file)
    {
        if (!HasFooter(file))
        {
            throw new BadInputException($"{path}: {file.Length} bytes that do not end in a table's footer ({Magic:x16}): cut short, or no index of a checkpoint");
        }

        ReadOnlySpan<byte> footer = file.AsSpan(file.Length - FooterBytes, FooterBytes - sizeof(ulong));
        var meta = Handle(ref footer, $"{path}: footer");
        var index = Handle(ref footer, $"{path}: footer");
        if (footer.ContainsAnyExcept((byte)0))
        {
            throw new BadInputException($"{path}: footer: damaged: expected zeros after the places of the blocks");
        }

        var end = file.Length - FooterBytes;
        TableBlock.Read(path, file, end, meta);
        var entries = new List<(byte[] Key, byte[] Value)>();
        foreach (var (_, value) in TableBlock.Read(path, file, end, index))
        {
            ReadOnlySpan<byte> place = value;
            entries.AddRange(TableBlock.Read(path, file, end, Handle(ref place, $"{path}: index of blocks")));
        }

        for (var k = 1; k < entries.Count; k++)
        {
            if (entries[k - 1].Key.AsSpan().SequenceCompareTo(entries[k].Key) >= 0)
            {
                throw new BadInputException($"{path}: keys are not in order");
            }
        }

        return entries;
    }

    private static BlockHandle Handle(ref ReadOnlySpan<byte> bytes, string what) =>
        Varint.TryTake(ref bytes, out var offset) && Varint.TryTake(ref bytes, out var size) ? new(offset, size) : throw new BadInputException($"{what}: damaged: expected a block's place");
}
