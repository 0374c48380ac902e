using System.Security.Cryptography;

namespace Parity.Fixtures;

/// <summary>Whole files: read with a clear word when they cannot be, written beside and then renamed, so that none is ever half there.</summary>
public static class FileBytes
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It is missing or cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes a file in one step; folders are made as needed.</summary>
    /// <exception cref="BadInputException">The path is empty, a folder, or may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
            Replace(full, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>SHA-256 in lower-case hexadecimal, as manifests state it.</summary>
    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A path of a manifest within its folder.</summary>
    /// <exception cref="BadInputException">It leaves the folder, or is no path.</exception>
    public static string Within(string folder, string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal))
        {
            throw new BadInputException($"path '{relative.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a null character");
        }

        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, relative));
        return full.StartsWith(root, StringComparison.Ordinal) ? full : throw new BadInputException($"path '{relative}' leaves the fixture folder {folder}");
    }

    private static void Replace(string full, ReadOnlySpan<byte> content)
    {
        var draft = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(draft, content);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
