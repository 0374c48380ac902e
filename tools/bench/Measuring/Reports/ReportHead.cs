using System.Globalization;

namespace Parity.Bench.Reports;

/// <summary>What a reader must know before the tables: the machine, who took part, how it was timed.</summary>
internal static class ReportHead
{
    /// <summary>Names and what is said of them.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(BenchReport report) =>
    [
        ("processor", $"{report.Machine.Processor}; {report.Machine.Vectors}; {report.Machine.Caches}"),
        ("system", report.Machine.System),
        ("threads", string.Create(CultureInfo.InvariantCulture, $"{report.Threads} for each contender")),
        ("peak", $"{Figures.Flops(report.Peak.FlopsPerSecond)}: a large float32 matrix product by {report.Peak.By}; shares of it are of the products over the live steps"),
        .. report.Contenders.Select(c => (c.Name, c.NotMeasured is null ? c.Version! : $"not measured: {c.NotMeasured}")),
        .. report.NotRun.Select(n => (n.Contender, $"not measured everywhere: {n.Reason}")),
        .. report.Measurements.Any(m => m.Rivals.Count > 0) ? [("agreement", Agreement(report))] : Array.Empty<(string, string)>(),
        ("rounds", string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Settings.Rounds}, in turns, at least {report.Settings.Least.TotalMilliseconds} ms a turn; below: Impl's time over theirs within a round (below 1, Impl is faster), median and quartiles; under it their own time")),
    ];

    private static string Agreement(BenchReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"who is timed computed what Impl does: outputs, states and gradients within {report.LargestUlps:0} ulp of an array's largest magnitude ({Contenders.Agreement.Budget.Count:0} are allowed)");
}
