using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

public sealed class TextReportTests
{
    [Fact]
    public void All_identical() => Snapshot.Match(Made.Text(new CheckReport([Made.Identical("bi-ragged"), Made.Identical()], ["scalar, tensorflow (not asked for: --backend NAME)"])));

    [Fact]
    public void Every_way_to_differ() => Snapshot.Match(Made.Text(new CheckReport([Made.Differs], []), " --fixtures \"my goldens\"", " --budget floor"));

    [Fact]
    public void Every_outcome() => Snapshot.Match(Made.Text(new CheckReport(
        [Made.Identical(), Made.Within, Made.Error, Made.BadInput, Made.Skipped("gru"), Made.Skipped("gru-ragged"), Made.Skipped("x", "no graph for this case")],
        ["1 case after the first failure (--fail-fast)"])));

    [Fact]
    public void A_built_in_case_is_told_with_its_seed() =>
        Snapshot.Match(Made.Text(new CheckReport([Made.Differs with { Id = "bi-ragged", Against = "scalar", Notes = [] }], [])));

    [Fact]
    public void Skips_only() => Snapshot.Match(Made.Text(new CheckReport([Made.Skipped("gru")], [])));

    [Fact]
    public void What_was_not_compared_is_told_once_for_all_cases() =>
        Snapshot.Match(Made.Text(new CheckReport([Made.Port("uni-ragged", "outputs", "state/c"), Made.Port("uni-t1", "outputs", "state/c"), Made.Port("bi-ragged", [.. new[] { "fw", "bw" }.SelectMany(d => Parity.Cases.TraceArrays.Parts.Select(p => $"trace/{d}/{p}")).Skip(1)])], [])));

    [Fact]
    public void Failures_in_full_end_at_twenty()
    {
        var many = Enumerable.Range(1, 21).Select(k => Made.Error with { Id = FormattableString.Invariant($"case-{k}") }).ToList();
        var text = Made.Text(new CheckReport(many, []));
        Assert.Contains("\n… and 1 more that failed, listed above\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\ncase-21:", text, StringComparison.Ordinal);
        Assert.Contains("ERROR     case-21 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_passed_has_no_details()
    {
        var report = new TextReport("parity", string.Empty);
        Assert.Empty(report.Details(Made.Identical()).Concat(report.Details(Made.Within)).Concat(report.Details(Made.Skipped("gru"))));
    }

    [Fact]
    public void The_line_of_a_case_has_its_tone()
    {
        foreach (var verdict in new[] { Made.Identical(), Made.Within, Made.Differs, Made.Error, Made.BadInput, Made.Skipped("gru") })
        {
            Assert.Equal(verdict.Outcome, TextReport.Line(verdict).Tone);
        }

        CaseOutcome? Last(params CaseVerdict[] verdicts) => new TextReport("parity", string.Empty).End(new CheckReport(verdicts, [])).Last().Tone;
        Assert.Equal(CaseOutcome.Identical, Last(Made.Within));
        Assert.Equal(CaseOutcome.Differs, Last(Made.Within, Made.Error));
    }
}
