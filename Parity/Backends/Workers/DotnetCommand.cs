using System.Diagnostics;
using System.Reflection;

namespace Parity.Backends.Workers;

/// <summary>How to start <c>Parity.dll</c> as a process of its own, whatever program it is a part of at the moment: the CLI, a test run, a user's tests.</summary>
internal static class DotnetCommand
{
    private static readonly string HostName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>
    /// The <c>dotnet</c> that runs this process, from where its runtime is (…/shared/Microsoft.NETCore.App/10.0.0), else
    /// <c>DOTNET_HOST_PATH</c>, <c>DOTNET_ROOT</c>, <c>PATH</c>.
    /// </summary>
    /// <exception cref="BackendException">There is none.</exception>
    public static string Host()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        string?[] candidates =
        [
            string.IsNullOrEmpty(runtime) ? null : Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", HostName)),
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            In(Environment.GetEnvironmentVariable("DOTNET_ROOT")),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(In),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new BackendException("no 'dotnet' to start a worker with: looked beside the runtime, in DOTNET_HOST_PATH, DOTNET_ROOT and PATH");
    }

    /// <summary>A <c>dotnet</c> to be started that is written to and read from.</summary>
    public static ProcessStartInfo Piped(IEnumerable<string> arguments) => new(Host(), arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    /// <summary>The arguments before the program's own.</summary>
    /// <exception cref="BackendException">Parity.dll is not a file, or nothing says which runtime it needs.</exception>
    public static IReadOnlyList<string> Program() => Program(typeof(DotnetCommand).Assembly.Location, Assembly.GetEntryAssembly()?.GetName().Name);

    /// <summary>
    /// <c>Parity.dll</c>, where its runtimeconfig.json lies beside it, as a project reference copies it; else the entry
    /// assembly's, else the only one of the folder.
    /// </summary>
    internal static IReadOnlyList<string> Program(string library, string? entry)
    {
        if (!File.Exists(library))
        {
            throw new BackendException("the TensorFlow worker needs Parity.dll as a file, and this program has it bundled");
        }

        if (File.Exists(Path.ChangeExtension(library, ".runtimeconfig.json")))
        {
            return ["exec", library];
        }

        var folder = Path.GetDirectoryName(library)!;
        var configs = Directory.GetFiles(folder, "*.runtimeconfig.json");
        var config = Array.Find(configs, f => Path.GetFileName(f) == $"{entry}.runtimeconfig.json") ?? (configs.Length == 1 ? configs[0] : null)
            ?? throw new BackendException($"the TensorFlow worker cannot start: no Parity.runtimeconfig.json in {folder}");
        var deps = config.Replace(".runtimeconfig.json", ".deps.json", StringComparison.Ordinal);
        string[] depsFile = File.Exists(deps) ? ["--depsfile", deps] : [];
        return ["exec", "--runtimeconfig", config, .. depsFile, library];
    }

    private static string? In(string? folder) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, HostName);
}
