using Parity.Weights.Files;

namespace Parity.Models.Formats;

/// <summary>Files that are something else than what is read here, by their first bytes, so that the refusal can say what they are.</summary>
internal static class KnownFiles
{
    /// <summary>What a file is and what to do about it, or null where it is none of these.</summary>
    public static string? Refusal(byte[] file)
    {
        return file.Length == 0 ? "an empty file"
            : file.AsSpan(1).StartsWith("HDF\r\n"u8) ? "an HDF5 file (Keras writes them): expected a checkpoint, a frozen GraphDef or a SavedModel; load it in Keras and save that"
            : PickleFile.Is(file) ? "a Python pickle, which is never read: it can run any program; save a checkpoint, or an npz of the arrays"
            : IsText(file) ? Text(file)
            : null;
    }

    private static string Text(ReadOnlySpan<byte> file) => file.TrimStart(" \r\n\t"u8).StartsWith("node"u8) || file.IndexOf("node {"u8) >= 0
        ? "a GraphDef or MetaGraphDef as text (.pbtxt): expected the binary form (as_text=False)"
        : "a text file: expected a checkpoint, a frozen GraphDef or a SavedModel";

    private static bool IsText(ReadOnlySpan<byte> file)
    {
        foreach (var value in file[..Math.Min(file.Length, 512)])
        {
            if (value is (< 32 and not ((byte)'\t' or (byte)'\n' or (byte)'\r')) or >= 127)
            {
                return false;
            }
        }

        return true;
    }
}
