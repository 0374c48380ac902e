using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Parity.Backends.Workers;

/// <summary>
/// The worker's two pipes. Standard output belongs to the protocol alone: native code prints what it likes to file
/// descriptor 1 (oneDNN's verbose mode does), so the pipe is moved to another descriptor and 1 becomes standard error.
/// </summary>
internal static partial class WorkerPipes
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Requests come from here.</summary>
    public static Stream Requests() => Console.OpenStandardInput();

    /// <summary>Answers go here. To be called once, before any native code runs.</summary>
    public static Stream Answers()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var pipe = Dup(StandardOutput);
        if (pipe < 0 || Dup2(StandardError, StandardOutput) < 0)
        {
            throw new IOException($"standard output cannot be moved: error {Marshal.GetLastPInvokeError()}");
        }

        return new FileStream(new SafeFileHandle(pipe, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Ends the process at once: native threads may be in the middle of a run, and its exit handlers would wait for them or crash.</summary>
    public static void Exit(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().Kill();
        }

        ExitNow(code);
    }

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Dup(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitNow(int code);
}
