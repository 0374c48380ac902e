using System.Diagnostics;

namespace Parity.Processes;

/// <summary>How a process ends, by itself or by us.</summary>
internal static class ProcessEnd
{
    /// <summary>Ends it and all that it has started; nothing where it has ended already.</summary>
    public static void End(this Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // it, or one of those, has ended meanwhile
        }
    }

    /// <summary>Of one that has ended: <c>signal 9</c>, <c>exit code 1</c>.</summary>
    public static string ExitReason(this Process process) =>
        process.ExitCode is > 128 and < 128 + 65 && !OperatingSystem.IsWindows()
            ? FormattableString.Invariant($"signal {process.ExitCode - 128}")
            : FormattableString.Invariant($"exit code {process.ExitCode}");
}
