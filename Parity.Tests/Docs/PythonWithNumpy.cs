using System.Diagnostics;
using Parity.Backends.TensorFlow;

namespace Parity.Tests.Docs;

/// <summary>A Python that has numpy: the one at hand, or one with the packages that lie beside an unpacked TensorFlow.</summary>
internal static class PythonWithNumpy
{
    private static readonly Lazy<(string? Command, string Looked)> Found = new(Find);

    /// <summary>The command for a shell; where there is none the test is skipped and says what was tried.</summary>
    public static string Need()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are /bin/sh's");
        Assert.SkipWhen(Found.Value.Command is null, $"no Python with numpy: tried {Found.Value.Looked}");
        return Found.Value.Command!;
    }

    private static (string? Command, string Looked) Find()
    {
        List<string> commands = ["python3"];
        if (new TensorFlowLocator().Find().Path is { } library && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(library)!, "..", "python")) is var packages && Directory.Exists(packages))
        {
            // its numpy is compiled for one version of Python
            commands.AddRange(new[] { "python3.11", "python3" }.Select(p => $"env PYTHONDONTWRITEBYTECODE=1 PYTHONPATH={packages} {p}"));
        }

        return (commands.Find(Works), string.Join(", ", commands));
    }

    private static bool Works(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"{command} -c 'import numpy' 2>/dev/null" } })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
