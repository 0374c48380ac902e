using System.Text.Json;

namespace Parity.Tests.Cli;

public sealed class JsonOptionTests
{
    [Fact]
    public void A_dash_puts_json_and_nothing_else_on_standard_output()
    {
        using var fixtures = new FixtureCopy("uni-ragged", "uni-t1").Flip("uni-ragged", "outputs", 18);
        var run = fixtures.Check("--json", "-");
        Assert.Equal((1, ""), (run.Code, run.Err));
        using var document = JsonDocument.Parse(run.Out);
        var summary = document.RootElement.GetProperty("summary");
        Assert.Equal((1, 2), (summary.GetProperty("exit_code").GetInt32(), summary.GetProperty("cases").GetInt32()));
        var array = document.RootElement.GetProperty("cases")[0].GetProperty("arrays")[0];
        Assert.Equal("outputs", array.GetProperty("name").GetString());
        Assert.Equal("n=0, t=3, u=0", array.GetProperty("worst").GetProperty("where").GetString());
        Assert.Equal(3, array.GetProperty("first_step").GetInt32());
    }

    [Fact]
    public void A_file_is_written_beside_the_text()
    {
        using var fixtures = new FixtureCopy("uni-t1");
        var file = Path.Combine(fixtures.Path, "reports", "check.json");
        var run = fixtures.Check("--json", file);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("1 case: 1 identical; ", run.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(fixtures.Check("--json", "-").Out, File.ReadAllText(file));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_2()
    {
        using var fixtures = new FixtureCopy("uni-t1");
        var run = fixtures.Check("--json", fixtures.Path);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"parity: '{fixtures.Path}' cannot be written: ", run.Err, StringComparison.Ordinal);
        Assert.Equal(2, fixtures.Check("--json", "").Code);
    }

    [Fact]
    public void Where_nothing_was_compared_there_is_no_report()
    {
        var run = CommandLine.Run("check", "tri-*", "--json", "-");
        Assert.Equal((3, ""), (run.Code, run.Out));
    }
}
