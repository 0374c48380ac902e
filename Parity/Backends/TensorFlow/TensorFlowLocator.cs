namespace Parity.Backends.TensorFlow;

/// <summary>
/// Finds TensorFlow's C library: the path the user names, else <c>PARITY_TENSORFLOW</c>, else a Python's
/// <c>tensorflow</c>, else the system's library path.
/// </summary>
public sealed class TensorFlowLocator
{
    /// <summary>The environment variable that names a file or a folder.</summary>
    public const string Variable = "PARITY_TENSORFLOW";

    private const string Option = "--tensorflow";
    private static readonly string[] Pythons = ["python3", "python"];

    /// <summary>The library's file names here, the best first: <c>libtensorflow_cc</c> is in the Python package, <c>libtensorflow</c> is the C release.</summary>
    internal static readonly IReadOnlyList<string> Names =
        OperatingSystem.IsWindows() ? ["tensorflow.dll"]
        : OperatingSystem.IsMacOS() ? ["libtensorflow_cc.2.dylib", "libtensorflow.2.dylib", "libtensorflow.dylib"]
        : ["libtensorflow_cc.so.2", "libtensorflow.so.2", "libtensorflow.so"];

    // an unpacked C release has lib/, an unpacked wheel python/tensorflow/, a site-packages tensorflow/
    private static readonly string[] Below = ["", "lib", Path.Combine("python", "tensorflow"), "tensorflow"];

    /// <summary>Reads an environment variable.</summary>
    internal Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Asks a Python of that name for its package's folder.</summary>
    internal Func<string, (string? Folder, string? Why)> Python { get; init; } = PythonTensorFlow.Find;

    /// <summary>The folders that the system loads libraries from.</summary>
    internal Func<IReadOnlyList<string>> SystemFolders { get; init; } = LibraryFolders.OfSystem;

    /// <summary>Looks in each place in turn. What the user names is the last word: where nothing is there, nothing else is tried.</summary>
    public TensorFlowLocation Find(string? named = null)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return Named(Option, named);
        }

        if (Environment(Variable) is { Length: > 0 } variable)
        {
            return Named(Variable, variable);
        }

        var reasons = new List<string> { $"{Option} and {Variable} are not given" };
        foreach (var python in Pythons)
        {
            var (folder, why) = Python(python);
            if (folder is not null && InFolder(folder) is { } file)
            {
                return new() { Path = file, Source = python };
            }

            reasons.Add(why ?? $"{python}'s tensorflow in {folder} has no {Alternatives()}");
        }

        var folders = SystemFolders();
        var found = folders.SelectMany(f => Names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
        reasons.Add($"no {Alternatives()} in {string.Join(", ", folders)}");
        return found is not null
            ? new() { Path = found, Source = "library path" }
            : new() { Reason = $"TensorFlow's C library was not found: {string.Join("; ", reasons)}" };
    }

    private static TensorFlowLocation Named(string by, string path)
    {
        var full = Path.GetFullPath(path);
        var file = File.Exists(full) ? full : Directory.Exists(full) ? InFolder(full) : null;
        return file is not null
            ? new() { Path = file, Source = by }
            : new()
            {
                NamedButMissing = true,
                Reason = $"{by} {path}: " + (Directory.Exists(full)
                    ? $"no {Alternatives()} in it or in its {string.Join(", ", Below.Skip(1).Select(b => $"{b}{Path.DirectorySeparatorChar}"))}"
                    : "no such file or folder"),
            };
    }

    private static string? InFolder(string folder) =>
        Below.SelectMany(b => Names.Select(n => Path.Combine(folder, b, n))).FirstOrDefault(File.Exists);

    private static string Alternatives() => string.Join(" or ", Names);
}
