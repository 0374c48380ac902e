using Parity.Bench.Rounds;
using Parity.Bench.Workloads;
using Parity.Reports;

namespace Parity.Bench.Reports;

/// <summary>A report as JSON, for programs: seconds and ratios as they were measured.</summary>
public static class BenchJson
{
    /// <summary>The document.</summary>
    public static string Render(BenchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Render(
            new
            {
                Format = 1,
                report.Machine,
                report.Threads,
                report.Settings.Rounds,
                report.Peak,
                report.Contenders,
                Workloads = report.Measurements.Select(m => new
                {
                    Workload = Workload(m.Workload),
                    Impl = new { m.Seconds, m.FlopsPerSecond, OfPeak = m.FlopsPerSecond / report.Peak.FlopsPerSecond },
                    Rivals = m.Rivals.Select(r => new { r.Contender, Variant = r.Variant.Length == 0 ? null : r.Variant, r.Seconds, r.Ratio }),
                }),
                Fillings = report.Fills.Select(f => new { Workload = Workload(f.Workload), f.Seconds, f.LiveShare, OfFull = f.Ratio }),
                Cells = report.Cells.Count == 0 ? null : report.Cells.Select(c => new { Workload = Workload(c.Workload), Cell = c.Workload.Cell.Name, c.Seconds, c.Workload.Flops, c.PerFlop }),
                Goals = report.Goals?.Select(g => new { Workload = Workload(g.Workload), g.Against, g.Ratio, g.AtMost, g.Met }),
                report.LargestUlps,
                report.NotRun,
                report.Failures,
                ExitCode = report.Exit,
            });
    }

    private static object Workload(Workload workload) => new
    {
        Shape = workload.Shape.Name,
        workload.Shape.Batch,
        workload.Shape.Time,
        workload.Shape.Inputs,
        workload.Shape.Units,
        workload.Pass,
        Lengths = workload.Filling.Name,
        workload.LiveSteps,
    };
}
