using System.IO.Compression;

namespace Parity.Weights.Files;

/// <summary>Python's pickles, which run code when they are read: seen, so that they can be refused by name.</summary>
internal static class PickleFile
{
    private const byte Protocol = 0x80;

    /// <summary>Whether it is one: PyTorch's zip with a <c>data.pkl</c>, or a pickle as such (protocol 2 and later).</summary>
    public static bool Is(byte[] content)
    {
        if (content is [Protocol, >= 2 and <= 5, ..])
        {
            return true;
        }

        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return false;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return zip.Entries.Any(e => e.Name.EndsWith(".pkl", StringComparison.Ordinal));
        }
        catch (InvalidDataException)
        {
            // no readable zip: who reads it says so
            return false;
        }
    }
}
