using System.Diagnostics;
using Parity.Backends;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Ports;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Ports;

/// <summary>Commands of the shell in a port's place.</summary>
public sealed class PortCommandTests : IDisposable
{
    private static readonly Case Row = Repository.Folder.Cases.Single(c => c.Id == "uni-ragged");
    private static readonly TensorSet Golden = FixtureFolder.ReadGolden(Row);
    private static readonly TensorSet Results = CaseArrays.Results(Golden);
    private readonly TemporaryFolder folder = new();

    public PortCommandTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are /bin/sh's");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_it_writes_is_the_result_and_what_it_reads_are_the_inputs()
    {
        var result = folder.Write("result.npz", NpzFile.ToBytes(Results));
        var seen = Path.Combine(folder.Path, "seen it's.npz");
        var got = Run($"cp {{in}} \"{seen}\" && cp {result} {{out}}");
        Assert.Equal(Results.Keys, got.Keys);
        Assert.All(got, p => Assert.Equal(Results[p.Key].Bytes.ToArray(), p.Value.Bytes.ToArray()));
        Assert.Equal(NpzFile.ToBytes(PortInputs.Of(Row, Golden)), File.ReadAllBytes(seen));
    }

    [Fact]
    public void Paths_are_one_word_each_whatever_is_in_them()
    {
        var odd = Directory.CreateDirectory(Path.Combine(folder.Path, "a 'b' $(touch c) \"d\" ; e")).FullName;
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", odd);
        try
        {
            Assert.Equal(["state/c"], Run($"cp {folder.Write("result.npz", NpzFile.ToBytes(new TensorSet { ["state/c"] = Results["state/c"] }))} {{out}} && test -s {{in}}").Keys);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(odd));
        Assert.False(File.Exists("c"));
    }

    [Theory]
    [InlineData("echo 1 >&2; echo wrong >&2; exit 3 # {in} {out}", "the port's command ended with exit code 3; stderr: 1 | wrong")]
    [InlineData("kill -9 $$ # {in} {out}", "the port's command ended with signal 9; stderr: (nothing)")]
    [InlineData("echo so >&2 # {in} {out}", "the port's command wrote no {out}; stderr: so")]
    [InlineData("cat; test -f {in} || exit 4 # {out}", "the port's command wrote no {out}; stderr: (nothing)")]
    [InlineData("no-such-command-of-anyone {in} {out}", "the port's command ended with exit code 127; stderr: ")]
    [InlineData("seq 100000; seq 100000 >&2; exit 1 # {in} {out}", "the port's command ended with exit code 1; stderr: 99981 | ")]
    public void A_command_that_fails_is_an_error_with_the_end_of_its_standard_error(string command, string line) =>
        Assert.StartsWith(line, Assert.Throws<BackendException>(() => Run(command)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_result_of_the_case_is_bad_input()
    {
        Assert.StartsWith("{out}: not a readable npz file: ", Assert.Throws<BadInputException>(() => Run("echo text > {out} # {in}")).Message, StringComparison.Ordinal);
        Assert.StartsWith("{out}: array 'cotangent/outputs' is given, not computed", Assert.Throws<BadInputException>(() => Run("cp {in} {out}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_time_limit_it_is_ended_with_all_that_it_has_started()
    {
        var ids = Path.Combine(folder.Path, "ids");
        var watch = Stopwatch.StartNew();
        var command = new PortCommand($"sleep 61 & sh -c 'sleep 62 & echo $! >> {ids}; wait' & echo $! >> {ids}; echo slow >&2; wait # {{in}} {{out}}", TimeSpan.FromSeconds(2));
        Assert.Equal("the port's command did not end within 2 s and was ended; stderr: slow", Assert.Throws<BackendException>(() => command.Run(Row, Golden)).Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 2, 30);
        var started = File.ReadAllLines(ids);
        Assert.Equal(2, started.Length);
        Assert.All(started, id => Assert.False(Running(id), $"process {id} still runs"));
    }

    [Theory]
    [InlineData("python3 port.py {out}", "{in}")]
    [InlineData("python3 port.py {in}", "{out}")]
    public void A_command_without_one_of_the_files_is_refused(string command, string absent) =>
        Assert.Equal($"the port's command '{command}': expected {absent} in it", Assert.Throws<BadInputException>(() => new PortCommand(command, TimeSpan.FromSeconds(1))).Message);

    private static TensorSet Run(string command) => new PortCommand(command, TimeSpan.FromSeconds(30)).Run(Row, Golden);

    /// <summary>Whether a process is there and no zombie.</summary>
    private static bool Running(string id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
