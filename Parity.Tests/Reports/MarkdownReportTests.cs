using System.Text;
using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Every_outcome() => Snapshot.Match(Made.Scrub(Render(
        [Made.Identical(), Made.Within, Made.Differs, Made.Error, Made.BadInput, Made.Skipped("gru")],
        "scalar (not asked for: --backend NAME)")));

    [Fact]
    public void All_identical() => Snapshot.Match(Render([Made.Identical()]));

    [Fact]
    public void With_ten_thousand_failures_it_says_how_many_it_left_out()
    {
        var many = Enumerable.Range(1, 10_000).Select(k => Made.Differs with { Id = FormattableString.Invariant($"case-{k}") }).ToList();
        var page = Render(many);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), MarkdownReport.MostBytes / 2, MarkdownReport.MostBytes);
        var shown = page.Split('\n').Count(l => l.StartsWith("| case-", StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"\n… and {10_000 - shown} more of 10000 that failed\n"), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_is_text_and_a_case_is_one_line()
    {
        var page = Render([Made.Error with { Id = "<img src=x>|`a`\n# b", Reason = "[link](https://example.org) @someone\r\n| x |" }]);
        var row = page.Split('\n').Single(l => l.StartsWith("| &lt;img", StringComparison.Ordinal));
        Assert.Equal(6, row.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(c => c == '|'));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("\\[link\\](https://example.org) \\@someone", row, StringComparison.Ordinal);
    }

    private static string Render(IReadOnlyList<CaseVerdict> verdicts, params string[] notChecked) =>
        MarkdownReport.Render(new CheckReport(verdicts, notChecked), new TextReport("parity", string.Empty));
}
