using System.Diagnostics;

namespace Parity.Processes;

/// <summary>A command line as a person would type it, for the system's shell: <c>/bin/sh</c>, on Windows <c>cmd</c>.</summary>
internal static class ShellCommand
{
    /// <summary>How to start it, in this working directory, with its output redirected and nothing to read.</summary>
    public static ProcessStartInfo Start(string command)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/d /s /c \"{command}\"")
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }

    /// <summary>A path as one word of the command, whatever characters it has. (cmd has no way to write a percent sign; a path with one is expanded.)</summary>
    public static string Quote(string path) => OperatingSystem.IsWindows() ? $"\"{path}\"" : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
