using System.ComponentModel;
using System.Diagnostics;
using Parity.Processes;

namespace Parity.Backends.TensorFlow;

/// <summary>Asks a Python where its <c>tensorflow</c> package is, without importing it (that takes seconds and a gigabyte).</summary>
internal static class PythonTensorFlow
{
    // the current folder is taken off the path first: a folder 'tensorflow' in it is not the package, and nothing in it is to be run
    private const string Script = """
        import sys
        sys.path[:] = [p for p in sys.path if p]
        import importlib.util
        spec = importlib.util.find_spec('tensorflow')
        print(spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else '')
        """;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>The package's folder, or why there is none.</summary>
    public static (string? Folder, string? Why) Find(string python)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList = { "-c", Script },
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return Ask(process, python);
        }
        catch (Win32Exception)
        {
            return (null, $"no {python} on PATH");
        }
    }

    private static (string? Folder, string? Why) Ask(Process process, string python)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        using var registration = limit.Token.Register(process.End);
        var errors = new OutputTail(process.StandardError);
        var folder = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (limit.IsCancellationRequested)
        {
            return (null, $"{python} did not answer within {TimeLimit.Seconds} s");
        }

        if (process.ExitCode != 0)
        {
            var line = errors.Complete();
            return (null, $"{python} ended with exit code {process.ExitCode}{(line.Length == 0 ? "" : $" ({line})")}");
        }

        return folder.Length == 0 ? (null, $"{python} has no module tensorflow") : (folder, null);
    }
}
