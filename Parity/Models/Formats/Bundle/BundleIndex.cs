using System.Text;
using Parity.Protos;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats.Bundle;

/// <summary>A checkpoint's <c>.index</c>: under the empty key how many data files there are, under each other key where a tensor's bytes are.</summary>
/// <param name="Shards">The number of data files.</param>
/// <param name="Entries">The tensors by name, in order; the parts of partitioned variables among them, whose names begin with a null character.</param>
internal sealed record BundleIndex(int Shards, IReadOnlyList<(string Name, BundleEntryProto Entry)> Entries)
{
    private const int Version = 1;

    /// <summary>Reads one.</summary>
    /// <exception cref="BadInputException">It is damaged, of another version, or of a machine with the other order of bytes.</exception>
    public static BundleIndex Read(string path, byte[] file)
    {
        var table = Table.Read(path, file);
        if (table is not [({ Length: 0 }, var head), ..])
        {
            throw new BadInputException($"{path}: no header: not the index of a checkpoint");
        }

        var header = Message.Read<BundleHeaderProto>($"{path}: header", head);
        if (header.Endianness != Endianness.Little)
        {
            throw new BadInputException($"{path}: written on a big-endian machine: expected little-endian");
        }

        if (header.NumShards is < 1 or > 99999 || header.Version is null)
        {
            throw new BadInputException(FormattableString.Invariant($"{path}: header: {header.NumShards} data files: expected 1…99999, and a version: a checkpoint of TensorFlow before 0.12, or damaged"));
        }

        return header.Version.MinConsumer > Version
            ? throw new BadInputException(FormattableString.Invariant($"{path}: needs a reader of version {header.Version.MinConsumer}: expected {Version} or less"))
            : new BundleIndex(header.NumShards, [.. table.Skip(1).Select(e => (Encoding.UTF8.GetString(e.Key), Message.Read<BundleEntryProto>($"{path}: '{Encoding.UTF8.GetString(e.Key)}'", e.Value)))]);
    }
}
