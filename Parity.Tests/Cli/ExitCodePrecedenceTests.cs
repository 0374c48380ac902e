using Parity.Fixtures;

namespace Parity.Tests.Cli;

/// <summary>Where several exit codes hold, the command line ends with the first of 70, 2, 4, 1, 3, 0.</summary>
public sealed class ExitCodePrecedenceTests : IDisposable
{
    private readonly FixtureCopy fixtures = new("bi-t1", "uni-nolen", "uni-ragged", "uni-t1");

    public void Dispose() => fixtures.Dispose();

    [Theory]
    [InlineData(0, "")]
    [InlineData(0, "skipped")]
    [InlineData(1, "differs")]
    [InlineData(1, "differs skipped")]
    [InlineData(2, "bad")]
    [InlineData(2, "bad differs skipped")]
    [InlineData(2, "entry")]
    [InlineData(2, "entry differs skipped")]
    [InlineData(2, "entry", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData(2, "", "nothing", "--backend", "tensorflow", "--tensorflow", "/nonexistent", "--budget", "wrong")]
    [InlineData(2, "manifest", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData(4, "differs skipped", "--backend", "impl", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData(4, "", "nothing", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData(3, "differs", "nothing")]
    [InlineData(3, "differs", "bi-t1", "nothing")]
    [InlineData(3, "skipped", "uni-t1")]
    [InlineData(3, "entry", "bi-t2")]
    [InlineData(0, "entry differs", "bi-t1")]
    public void The_first_that_holds(int code, string faults, params string[] args)
    {
        foreach (var fault in faults.Split(' '))
        {
            Plant(fault);
        }

        Assert.Equal(code, fixtures.Check(args).Code);
    }

    private void Plant(string fault)
    {
        switch (fault)
        {
            case "differs":
                fixtures.Flip("uni-nolen", "outputs", 0);
                break;
            case "bad":
                fixtures.Flip("uni-ragged", "outputs", 0, rehash: false);
                break;
            case "entry":
                fixtures.Edit("uni-ragged", e => e["driver"] = "raw_rnn");
                break;
            case "skipped":
                fixtures.Edit("uni-t1", e => e["cell"]!["type"] = "NASCell");
                break;
            case "manifest":
                File.WriteAllText(Path.Combine(fixtures.Path, Manifest.FileName), "{}");
                break;
        }
    }
}
