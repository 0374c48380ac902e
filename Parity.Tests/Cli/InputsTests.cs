using Parity.Fixtures;
using Parity.Ports;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity inputs</c>.</summary>
public sealed class InputsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_with_the_inputs_and_a_list_of_what_may_be_given()
    {
        var file = Path.Combine(folder.Path, "new", "in.npz");
        var run = CommandLine.Run("inputs", "bi-ragged-init", "--out", file);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Snapshot.Match(run.Out.Replace(folder.Path, "DIR", StringComparison.Ordinal));
        var row = Repository.Folder.Cases.Single(c => c.Id == "bi-ragged-init");
        Assert.Equal(NpzFile.ToBytes(PortInputs.Of(row, FixtureFolder.ReadGolden(row))), File.ReadAllBytes(file));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void A_case_of_any_folder()
    {
        using var fixtures = new FixtureCopy("uni-t1").Edit("uni-t1", e => e["id"] = "mine");
        var run = CommandLine.Run("inputs", "mine", "--out", Path.Combine(folder.Path, "in.npz"), "--fixtures", fixtures.Path);
        Assert.Equal((0, ""), (run.Code, run.Err));
        run.Says($"what a port of it may give (parity check mine --port FILE --fixtures {fixtures.Path})");
    }

    [Theory]
    [InlineData("no case 'uni-*' in ", "uni-*")]
    [InlineData("no case 'mine' in ", "mine")]
    [InlineData("'' cannot be written: ", "uni-t1", "--out", "")]
    public void What_is_not_there_or_cannot_be_written_is_2(string line, params string[] args) =>
        Assert.Equal(2, CommandLine.Run(["inputs", .. args, .. args.Contains("--out") ? (string[])[] : ["--out", Path.Combine(folder.Path, "in.npz")]]).Refused(line));

    [Fact]
    public void Nothing_is_written_of_a_golden_that_is_bad()
    {
        using var fixtures = new FixtureCopy("uni-t1").Flip("uni-t1", "outputs", 0, rehash: false);
        Assert.Equal(2, CommandLine.Run("inputs", "uni-t1", "--out", Path.Combine(folder.Path, "in.npz"), "--fixtures", fixtures.Path).Refused($"{fixtures.Golden("uni-t1")}: sha256: expected "));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
