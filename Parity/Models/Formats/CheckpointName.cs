using System.Text;
using System.Text.RegularExpressions;

namespace Parity.Models.Formats;

/// <summary>The names of a checkpoint's files: <c>PREFIX.index</c>, <c>PREFIX.data-00000-of-00001</c>, and <c>checkpoint</c>, a text that names the last of a folder.</summary>
internal static partial class CheckpointName
{
    /// <summary>The text file's name.</summary>
    public const string State = "checkpoint";

    /// <summary>Whether a file is one of the data files.</summary>
    public static bool IsData(string name) => Data().IsMatch(name);

    /// <summary>The prefix that an index or data file is of.</summary>
    public static string Prefix(string path) => path.EndsWith(".index", StringComparison.Ordinal) ? path[..^".index".Length] : Data().Replace(path, string.Empty);

    /// <summary>The prefix that a file <c>checkpoint</c> names, relative to its folder.</summary>
    /// <exception cref="BadInputException">It names none, or one that is not there.</exception>
    public static string FromState(string path, byte[] content)
    {
        var match = Named().Match(Encoding.UTF8.GetString(content));
        if (!match.Success)
        {
            throw new BadInputException($"{path}: expected a line model_checkpoint_path: \"…\"");
        }

        // a checkpoint that was moved together with this file is beside it, whatever path it had
        var named = match.Groups["path"].Value;
        var folder = Path.GetDirectoryName(path)!;
        var prefix = Path.Combine(folder, named);
        var beside = Path.Combine(folder, Path.GetFileName(named));
        return File.Exists(prefix + ".index") ? prefix
            : File.Exists(beside + ".index") ? beside
            : throw new BadInputException($"{path}: names '{named}', but there is no {prefix}.index");
    }

    [GeneratedRegex(@"\.data-\d{5}-of-\d{5}$", RegexOptions.None, 1000)]
    private static partial Regex Data();

    [GeneratedRegex("^\\s*model_checkpoint_path\\s*:\\s*\"(?<path>[^\"\\\\]*)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
