using Parity.Bench.Contenders;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Bench.Reports;

/// <summary>A report's tables.</summary>
internal static class ReportTables
{
    private const string None = "–";

    /// <summary>A table for each pass and filling, with a row a shape; then the fillings, the cells and the goals.</summary>
    public static IReadOnlyList<ReportTable> Of(BenchReport report) =>
    [
        .. report.Measurements.GroupBy(m => (m.Workload.Filling, m.Workload.Pass)).OrderBy(g => g.Key.Filling.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Pass).Select(g => Ratios(report, [.. g])),
        .. report.Fills.GroupBy(f => f.Workload.Pass).Select(g => Fillings(report, [.. g])),
        .. report.Cells.GroupBy(c => c.Workload.Pass).Select(g => Cells(report, [.. g])),
        .. report.Goals is { Count: > 0 } ? [Goals(report.Goals)] : Array.Empty<ReportTable>(),
    ];

    private static ReportTable Ratios(BenchReport report, List<Measurement> measurements)
    {
        var rivals = report.Contenders.Select(c => c.Name).Where(n => measurements.Exists(m => m.Rivals.Any(r => r.Contender == n))).ToList();
        var workload = measurements[0].Workload;
        return new(
            $"{Pass(workload)}, {(workload.Filling == Filling.Full ? "full lengths" : "ragged: lengths uniform in 1…T")}",
            ["", Lineup.Subject, .. rivals],
            [
                .. measurements.Select(m => (IReadOnlyList<ReportCell>)
                [
                    new(m.Workload.Shape.Name),
                    new(Figures.Time(m.Seconds.Median), Detail: Share(report, m.FlopsPerSecond)),
                    .. rivals.Select(name => m.Rivals.FirstOrDefault(r => r.Contender == name) is { } r
                        ? new ReportCell(Figures.Ratio(r.Ratio.Median), Figures.Spread(r.Ratio), $"{Figures.Time(r.Seconds.Median)} {r.Variant}".TrimEnd())
                        : new ReportCell(None)),
                ]),
            ]);
    }

    private static ReportTable Fillings(BenchReport report, List<OwnMeasurement> fills) => new(
        $"{Pass(fills[0].Workload)} by how far the batch is filled, {fills[0].Workload.Shape.Name}",
        ["mean length", "Σ lengths", Lineup.Subject, "of full"],
        [
            .. fills.Select(f => (IReadOnlyList<ReportCell>)
            [
                new(f.Workload.Filling == Filling.Full ? "100%" : f.Workload.Filling.Name),
                new(Figures.Percent(f.LiveShare)),
                new(Figures.Time(f.Seconds.Median), Detail: Share(report, f.Workload.Flops / f.Seconds.Median)),
                new(Figures.Ratio(f.Ratio.Median), Figures.Spread(f.Ratio)),
            ]),
        ]);

    private static ReportTable Cells(BenchReport report, List<OwnMeasurement> cells) => new(
        $"{Pass(cells[0].Workload)} by cell, {cells[0].Workload.Shape.Name}",
        ["cell", Lineup.Subject, $"per flop of {cells[0].Beside.Cell.Name}"],
        [
            .. cells.Select(c => (IReadOnlyList<ReportCell>)
            [
                new(c.Workload.Cell.Name),
                new(Figures.Time(c.Seconds.Median), Detail: Share(report, c.Workload.Flops / c.Seconds.Median)),
                new(Figures.Ratio(c.PerFlop.Median), Figures.Spread(c.PerFlop)),
            ]),
        ]);

    private static ReportTable Goals(IReadOnlyList<Goals.Goal> goals) => new(
        $"goals: {goals.Count(g => g.Met)} of {goals.Count} met",
        ["workload", "against", "ratio", "goal", ""],
        [
            .. goals.Select(g => (IReadOnlyList<ReportCell>)
            [
                new(g.Workload.Name),
                new(g.Against),
                new(Figures.Ratio(g.Ratio)),
                new(Figures.Ratio(g.AtMost)),
                new(g.Met ? $"met by {Figures.Percent(-g.Over)}" : $"MISSED by {Figures.Percent(g.Over)}"),
            ]),
        ]);

    private static string Share(BenchReport report, double flops) => $"{Figures.Percent(flops / report.Peak.FlopsPerSecond)} peak";

    private static string Pass(Workload workload) => workload.Pass == Workloads.Pass.Training ? "training step" : "forward";
}
