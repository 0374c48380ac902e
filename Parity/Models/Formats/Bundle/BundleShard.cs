using Parity.Fixtures;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats.Bundle;

/// <summary>One data file of a checkpoint: tensors' bytes, one after the other.</summary>
/// <param name="path">The file.</param>
internal sealed class BundleShard(string path)
{
    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>A tensor's bytes, as the index says where they are, checked against its checksum.</summary>
    /// <exception cref="BadInputException">The file is cut short, cannot be read, or the bytes are others.</exception>
    public byte[] Read(BundleEntryProto entry, string what)
    {
        var bytes = Bytes(entry, what);
        if (entry.Dtype == DataTypes.String)
        {
            StringTensor.Check(bytes, entry, what);
        }
        else
        {
            MaskedCrc32C.Check(MaskedCrc32C.Append(MaskedCrc32C.Empty, bytes), entry.Crc32C, what);
        }

        return bytes;
    }

    private byte[] Bytes(BundleEntryProto entry, string what)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (entry.Offset > file.Length || entry.Size > file.Length - entry.Offset)
            {
                throw new BadInputException(FormattableString.Invariant($"{path}: cut short: {what} needs bytes {entry.Offset} to {(Int128)entry.Offset + entry.Size}, it has {file.Length}"));
            }

            if (entry.Size > NpzFile.LargestArray)
            {
                throw new BadInputException(FormattableString.Invariant($"{what}: {entry.Size} bytes, the limit is {NpzFile.LargestArray}"));
            }

            var bytes = new byte[entry.Size];
            file.Position = entry.Offset;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read: {e.Message}", e);
        }
    }
}
