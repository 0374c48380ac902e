using System.Diagnostics;
using System.Globalization;
using Parity.Backends.Workers;

namespace Parity.Tests.Cli;

/// <summary>A command line run as a process of its own, to be killed or to have its worker killed.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public CommandLineProcess(string workingDirectory, params string[] args)
        : this(workingDirectory, [], args)
    {
    }

    public CommandLineProcess(string workingDirectory, IReadOnlyList<(string Name, string Value)> environment, params string[] args)
        : this(Path.Combine(AppContext.BaseDirectory, "Parity.Cli.dll"), workingDirectory, environment, args)
    {
    }

    /// <summary>One of another build of the tool's.</summary>
    public CommandLineProcess(string tool, string workingDirectory, IReadOnlyList<(string Name, string Value)> environment, string[] args)
    {
        var start = new ProcessStartInfo(DotnetCommand.Host()) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = workingDirectory };
        Array.ForEach([tool, .. args], start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>The worker that it has started, from the system's list of processes.</summary>
    public int Worker() => Directory.EnumerateDirectories("/proc")
        .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Single(id => id > 0 && Status(id).Contains($"\nPPid:\t{Id}\n", StringComparison.Ordinal));

    /// <summary>Waits for its end.</summary>
    public CommandLine End()
    {
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "parity did not end");
        return new CommandLine(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>SIGKILL, for it and nothing else.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static string Status(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/status");
        }
        catch (IOException)
        {
            // it has ended between the listing and now
            return string.Empty;
        }
    }
}
