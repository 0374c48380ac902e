using System.Xml.Linq;

namespace Parity.Tests.Cli;

/// <summary><c>--json</c> has tests of its own.</summary>
public sealed class ReportFilesTests
{
    [Fact]
    public void JUnit_and_Markdown_are_written_beside_the_text()
    {
        using var fixtures = new FixtureCopy("uni-t1", "uni-ragged").Flip("uni-ragged", "outputs", 18);
        string junit = Path.Combine(fixtures.Path, "reports", "junit.xml"), markdown = Path.Combine(fixtures.Path, "reports", "summary.md");
        var run = fixtures.Check("--junit", junit, "--markdown", markdown);
        Assert.Equal((1, ""), (run.Code, run.Err));
        var failure = XDocument.Load(junit).Descendants("failure").Single();
        Assert.Equal("uni-ragged", (string?)failure.Parent!.Attribute("name"));
        Assert.Contains("worst at n=0, t=3, u=0", failure.Value, StringComparison.Ordinal);
        Assert.Contains("\n| uni-ragged | impl | Differs | outputs: 1 of 168 elements past the budget", File.ReadAllText(markdown), StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFiles(Path.GetDirectoryName(junit)!).Count());
    }

    [Theory]
    [InlineData("--junit")]
    [InlineData("--markdown")]
    public void A_file_that_cannot_be_written_is_2(string option)
    {
        using var fixtures = new FixtureCopy("uni-t1");
        var run = fixtures.Check(option, fixtures.Path);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"parity: '{fixtures.Path}' cannot be written: ", run.Err, StringComparison.Ordinal);
    }
}
