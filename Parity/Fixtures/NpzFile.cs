using System.IO.Compression;
using System.IO.Hashing;
using NumSharp;
using Parity.Tensors;

namespace Parity.Fixtures;

/// <summary>
/// NumPy's <c>.npz</c>: reads stored and deflated ones; writes stored, in name order and with a fixed date, so that equal arrays give equal bytes.
/// </summary>
public static class NpzFile
{
    /// <summary>The largest array that is read, in bytes as the archive claims them: a corrupt or hostile claim must not fill the memory.</summary>
    public const long LargestArray = 1L << 30;

    private const string Suffix = ".npy";
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads all arrays.</summary>
    /// <exception cref="BadInputException">It cannot be read, is no npz, or holds something else than dense float32, float64, int32 and int64 arrays.</exception>
    public static TensorSet Read(string path) => Read(path, FileBytes.Read(path));

    /// <summary>Reads all arrays from memory; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="BadInputException">As for <see cref="Read(string)"/>.</exception>
    public static TensorSet Read(string path, byte[] content)
    {
        var arrays = new TensorSet();
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                if (!entry.FullName.EndsWith(Suffix, StringComparison.Ordinal))
                {
                    throw new BadInputException($"{path}: entry '{entry.FullName}': expected names that end in {Suffix}");
                }

                var name = entry.FullName[..^Suffix.Length];
                if (entry.Length > LargestArray)
                {
                    throw new BadInputException($"{path}: array '{name}' claims {entry.Length} bytes, the limit is {LargestArray}");
                }

                using var from = entry.Open();
                var bytes = new byte[entry.Length];
                from.ReadExactly(bytes);

                // the runtime does not look at an entry's checksum
                if (Crc32.HashToUInt32(bytes) is var sum && sum != entry.Crc32)
                {
                    // an entry that holds more than it claims comes here, too: the rest is not unpacked
                    throw new InvalidDataException(FormattableString.Invariant($"array '{name}': crc32: expected {entry.Crc32:x8}, got {sum:x8}"));
                }

                if (!arrays.TryAdd(name, ToTensor(np.load_npy(bytes, allow_pickle: false, max_header_size: 10000), $"{path}: array '{name}'")))
                {
                    throw new BadInputException($"{path}: array '{name}' is there twice");
                }
            }
        }
        catch (Exception e) when (e is not BadInputException and not OutOfMemoryException)
        {
            throw new BadInputException($"{path}: not a readable npz file: {FirstLine(e.Message)}", e);
        }

        return arrays;
    }

    /// <summary>The bytes of the file for these arrays.</summary>
    public static byte[] ToBytes(TensorSet arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, tensor) in arrays)
            {
                var entry = zip.CreateEntry(name + Suffix, CompressionLevel.NoCompression);
                entry.LastWriteTime = Stamp;
                using var to = entry.Open();
                to.Write(np.save(ToArray(tensor), allow_pickle: false));
            }
        }

        return memory.ToArray();
    }

    /// <summary>Writes the arrays, beside the file first and then in its place.</summary>
    public static void Write(string path, TensorSet arrays) => FileBytes.Write(path, ToBytes(arrays));

    private static NDArray ToArray(Tensor tensor) => new(tensor.Data, new Shape([.. tensor.Shape.Select(d => (long)d)]));

    private static Tensor ToTensor(NDArray array, string what)
    {
        var shape = Array.ConvertAll(array.shape, d => checked((int)d));
        return array.typecode switch
        {
            NPTypeCode.Single => Tensor.Of(array.ToArray<float>(), shape),
            NPTypeCode.Double => Tensor.Of(array.ToArray<double>(), shape),
            NPTypeCode.Int32 => Tensor.Of(array.ToArray<int>(), shape),
            NPTypeCode.Int64 => Tensor.Of(array.ToArray<long>(), shape),
            _ => throw new BadInputException($"{what}: expected float32, float64, int32 or int64, got {array.dtype.Name}"),
        };
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}
