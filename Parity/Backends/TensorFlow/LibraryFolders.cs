namespace Parity.Backends.TensorFlow;

/// <summary>
/// The folders that the system's loader looks in. Listed rather than tried by loading, since TensorFlow must not be loaded
/// into the harness's own process.
/// </summary>
internal static class LibraryFolders
{
    private const string LoaderConfiguration = "/etc/ld.so.conf.d";

    /// <summary>The variable's folders, then the loader's configured ones, then the usual.</summary>
    public static IReadOnlyList<string> OfSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return OfVariable("PATH");
        }

        return OperatingSystem.IsMacOS()
            ? [.. OfVariable("DYLD_LIBRARY_PATH"), "/usr/local/lib", "/opt/homebrew/lib", "/usr/lib"]
            : [.. OfVariable("LD_LIBRARY_PATH").Concat(Configured()).Concat(["/usr/local/lib", "/usr/lib", "/usr/lib64", "/lib"]).Distinct(StringComparer.Ordinal)];
    }

    private static string[] OfVariable(string name) =>
        (Environment.GetEnvironmentVariable(name) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Configured()
    {
        try
        {
            return Directory.Exists(LoaderConfiguration)
                ? [.. Directory.GetFiles(LoaderConfiguration, "*.conf").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines).Select(l => l.Trim()).Where(l => l.StartsWith('/'))]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the usual folders are still looked in
            return [];
        }
    }
}
