using System.Diagnostics;
using System.Globalization;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>
/// <c>parity check --backend tensorflow</c> while its worker is killed, hangs, runs out of memory or has its pipe written to: one errored case, and the
/// cases after it are judged by a new worker. The golden of the case is a named pipe, so that the test knows when parity is at it.
/// </summary>
public sealed class WorkerFaultTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>, IDisposable
{
    // large enough that it cannot run in what memory is left over from the case before
    private const string Hit = "uni-h128";
    private readonly FixtureCopy fixtures = new FixtureCopy("uni-full", Hit, "uni-short", "uni-t1").WithGraphs();

    public void Dispose() => fixtures.Dispose();

    [Fact]
    public void Killed() => Errs("TensorFlow worker ended with signal 9; stderr: ", (_, worker) =>
    {
        // it is stopped, so the request waits in its pipe
        Thread.Sleep(2000);
        Signal("KILL", worker);
    });

    [Fact]
    public void Hanging() => Errs("TensorFlow worker did not answer within 3 s and was ended; stderr: ", (_, _) => { }, "--time-limit", "3");

    [Fact]
    public void Out_of_memory()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "no prlimit to take the worker's memory away with");
        Errs("TensorFlow worker ended with ", (_, worker) =>
        {
            var data = File.ReadLines($"/proc/{worker}/status").Single(l => l.StartsWith("VmData:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
            Run("/usr/bin/prlimit", "--pid", $"{worker}", $"--data={long.Parse(data, CultureInfo.InvariantCulture) * 1024}");
            Signal("CONT", worker);
        });
    }

    [Fact]
    public void Garbage_on_its_pipe() => Errs("TensorFlow worker wrote garbage (got bytes 746869732069732067617262, expected a frame) and was ended; stderr: ", (parity, worker) =>
    {
        // answers go through the one pipe between the two that is none of the worker's standard ones; what both were born with has one number in both
        var (theirs, own) = (Pipes(parity), Pipes(worker));
        var answers = own.Where(p => theirs.Any(t => t.Value == p.Value && t.Key != p.Key) && own[0] != p.Value && own[2] != p.Value).DistinctBy(p => p.Value, StringComparer.Ordinal).Single().Key;
        using var pipe = new FileStream($"/proc/{worker}/fd/{answers}", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        pipe.Write("this is garbage"u8);
        Signal("CONT", worker);
    });

    private void Errs(string line, Action<int, int> fault, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes and /proc");
        var library = live.Need().Location.Path!;
        var golden = fixtures.Golden(Hit);
        File.Move(golden, golden + ".aside");
        Run("mkfifo", golden);
        using var parity = new CommandLineProcess(fixtures.Path, ["check", "--backend", "tensorflow", "--tensorflow", library, "--fixtures", fixtures.Path, .. options]);
        var opening = Task.Run(() => new FileStream(golden, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        Assert.True(opening.Wait(TimeSpan.FromMinutes(1)), "parity did not come to the case");
        var worker = parity.Worker();
        Signal("STOP", worker);
        File.Move(golden + ".aside", golden, overwrite: true);
        using (var pipe = opening.Result)
        {
            pipe.Write(File.ReadAllBytes(golden));
        }

        fault(parity.Id, worker);
        var run = parity.End();
        Assert.Equal((1, ""), (run.Code, run.Err));
        Assert.Single(run.Lines, l => l.StartsWith("ERROR ", StringComparison.Ordinal));
        Assert.Contains($"\n{Hit}: tensorflow against golden\n  {line}", run.Out, StringComparison.Ordinal);
        Assert.Matches("^4 cases: .*, 1 error; 18 arrays, ", run.Lines[^1]);
    }

    private static Dictionary<int, string> Pipes(int process) => new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
        .Where(f => f.LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true)
        .ToDictionary(f => int.Parse(f.Name, CultureInfo.InvariantCulture), f => f.LinkTarget!);

    private static void Signal(string name, int process) => Run("kill", $"-{name}", process.ToString(CultureInfo.InvariantCulture));

    private static void Run(string command, params string[] args)
    {
        using var process = Process.Start(command, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
