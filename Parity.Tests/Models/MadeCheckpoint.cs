using System.Buffers.Binary;
using System.Text;
using Parity.Models.Formats.Bundle;
using Parity.Protos;
using Parity.Protos.TensorFlow;

namespace Parity.Tests.Models;

/// <summary>The index of a checkpoint as no TensorFlow here would write it, its checksums right.</summary>
internal sealed class MadeCheckpoint
{
    public BundleHeaderProto Header { get; } = new() { NumShards = 1, Version = new() { Producer = 1 } };

    public SortedDictionary<string, BundleEntryProto> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>How the block says that it is compressed.</summary>
    public byte Compression { get; init; }

    /// <summary>Whether there is no header in it.</summary>
    public bool Headless { get; init; }

    /// <summary>The file.</summary>
    public byte[] Index()
    {
        var file = new MemoryStream();
        var entries = Block(file, [.. Headless ? Array.Empty<(byte[], byte[])>() : [([], Message.Bytes(Header))], .. Entries.Select(e => (Encoding.UTF8.GetBytes(e.Key), Message.Bytes(e.Value)))], Compression);
        var meta = Block(file, [], 0);
        var index = Block(file, [("z"u8.ToArray(), entries)], 0);
        byte[] footer = [.. meta, .. index];
        file.Write([.. footer, .. new byte[40 - footer.Length]]);
        file.Write(Number(Table.Magic, 8));
        return file.ToArray();
    }

    private static byte[] Block(MemoryStream file, IReadOnlyList<(byte[] Key, byte[] Value)> entries, byte compression)
    {
        var at = file.Length;
        byte[] contents = [.. entries.SelectMany(e => (byte[])[0, .. Varint(e.Key.Length), .. Varint(e.Value.Length), .. e.Key, .. e.Value]), .. Number(0, 4), .. Number(1, 4)];
        byte[] summed = [.. contents, compression];
        file.Write([.. summed, .. Number(MaskedCrc32C.Mask(MaskedCrc32C.Append(MaskedCrc32C.Empty, summed)), 4)]);
        return [.. Varint(at), .. Varint(contents.Length)];
    }

    private static byte[] Varint(long value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];

    private static byte[] Number(ulong value, int bytes)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        return number[..bytes];
    }
}
