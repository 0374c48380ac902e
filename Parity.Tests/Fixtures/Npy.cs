using System.IO.Compression;
using System.Text;

namespace Parity.Tests.Fixtures;

/// <summary>npy and npz files written byte by byte, as NumPy would write them or as it never would.</summary>
internal static class Npy
{
    /// <summary>A version 1.0 npy: magic, header padded to 64 bytes, data.</summary>
    public static byte[] Of(string descr, string shape, byte[] data, bool fortran = false)
    {
        var header = $"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";
        header = header.PadRight(((10 + header.Length + 1 + 63) / 64 * 64) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. data];
    }

    /// <summary>The bytes of float32 values.</summary>
    public static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>An npz of these entries, under their full names.</summary>
    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var to = zip.CreateEntry(name, level).Open();
                to.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>An npz of one array.</summary>
    public static byte[] Zip(string name, byte[] npy) => Zip(CompressionLevel.NoCompression, (name + ".npy", npy));

    /// <summary>The archive with another claim of how large its first entry is when unpacked, in the directory and in the entry's own header.</summary>
    public static byte[] Claim(byte[] zip, uint size)
    {
        var copy = zip.ToArray();
        var directory = copy.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(copy.AsSpan(directory + 24), size);
        BitConverter.TryWriteBytes(copy.AsSpan(22), size);
        return copy;
    }
}
