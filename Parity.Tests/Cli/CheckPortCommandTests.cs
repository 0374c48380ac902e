using System.Globalization;
using System.Runtime.InteropServices;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity check --port-command</c>. The port is <c>cp</c>: of the goldens' own results.</summary>
public sealed partial class CheckPortCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckPortCommandTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are /bin/sh's");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_run_for_every_case_and_one_that_fails_does_not_stop_the_others()
    {
        // which case it is the script tells by the size of what it is given
        var nolen = Given("uni-nolen");
        var run = CommandLine.Run("check", "uni-nolen", "uni-ragged", "--port-command", $"if cmp -s {{in}} {nolen}; then echo not this one >&2; exit 1; else cp {Result("uni-ragged")} {{out}}; fi");
        Assert.Equal((1, ""), (run.Code, run.Err));
        Assert.StartsWith("ERROR     uni-nolen                              port       the port's command ended with exit code 1; stderr: not this one", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("identical uni-ragged                             port            644", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains($"\n  reproduce: parity check uni-nolen --port-command 'if cmp -s {{in}} {nolen}; then ", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("2 cases: 1 identical, 1 error; 6 arrays", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_to_type_again_is_quoted_for_the_shell()
    {
        var run = CommandLine.Run("check", "uni-t1", "--port-command", "echo 'it is' $HOME {in} {out}");
        Assert.Contains("\n  reproduce: parity check uni-t1 --port-command 'echo '\\''it is'\\'' $HOME {in} {out}'\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_limit_holds()
    {
        var run = CommandLine.Run("check", "uni-t1", "--time-limit", "1", "--port-command", "sleep 60 # {in} {out}");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("ERROR     uni-t1                                 port       the port's command did not end within 1 s and was ended", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the port's command 'true': expected {in} in it", "--port-command", "true")]
    [InlineData("--port and --port-command: expected one of them", "--port-command", "true {in} {out}", "--port", "mine.npz")]
    [InlineData("--backend and --port-command 'true {in} {out}': expected one of them", "--port-command", "true {in} {out}", "--backend", "impl")]
    public void Wrong_usage_is_2(string line, params string[] args) => Assert.Equal(2, CommandLine.Run(["check", "uni-t1", .. args]).Refused(line));

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void SIGINT_and_SIGTERM_end_the_port_and_leave_nothing_behind(int signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found through /proc");
        Assert.SkipWhen(Ignored(signal), $"signal {signal} is ignored here, as in a shell's background job, and so it is in what this process starts");
        var id = Path.Combine(folder.Path, "id");
        using var parity = new CommandLineProcess(Repository.Root, "check", "uni-t1", "uni-ragged", "--port-command", $"echo $$ {{in}} > {id}.new; mv {id}.new {id}; sleep 100 # {{out}}");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(id) || parity.HasExited, TimeSpan.FromSeconds(60)) && File.Exists(id), "the port was not started");
        var words = File.ReadAllText(id).Trim().Split(' ');
        Assert.True(File.Exists(words[1]));
        Assert.Equal(0, Kill(parity.Id, signal));
        var run = parity.End();
        Assert.Equal((130, "", "parity: interrupted\n"), (run.Code, run.Out, run.Err));
        Assert.False(Directory.Exists($"/proc/{words[0]}"), "the shell still runs");
        Assert.False(Directory.Exists(Path.GetDirectoryName(words[1])), "the folder is still there");
    }

    /// <summary>Whether a signal is ignored by this process: children inherit that, and .NET then leaves it so.</summary>
    private static bool Ignored(int signal)
    {
        const string Head = "SigIgn:";
        var mask = File.ReadLines("/proc/self/status").Single(l => l.StartsWith(Head, StringComparison.Ordinal))[Head.Length..].Trim();
        return ((ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1)) & 1) != 0;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int id, int signal);

    private string Given(string id)
    {
        var file = Path.Combine(folder.Path, $"given-{id}.npz");
        Assert.Equal(0, CommandLine.Run("inputs", id, "--out", file).Code);
        return file;
    }

    private string Result(string id) => folder.Write(
        $"result-{id}.npz",
        Parity.Fixtures.NpzFile.ToBytes(Parity.Cases.CaseArrays.Results(Parity.Fixtures.NpzFile.Read(Path.Combine(Repository.Fixtures, "goldens", id + ".npz")))));
}
