using System.Text.Json;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>A check as JSON: <c>summary</c> and <c>cases</c>, for programs.</summary>
public static class JsonReport
{
    /// <summary>The document.</summary>
    public static string Render(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Render(
            new
            {
                Format = 1,
                Summary = new
                {
                    Cases = report.Verdicts.Count,
                    Outcomes = Enum.GetValues<CaseOutcome>().ToDictionary(o => JsonNamingPolicy.SnakeCaseLower.ConvertName(o.ToString()), report.Count, StringComparer.Ordinal),
                    report.Arrays,
                    report.Elements,
                    report.IdenticalElements,
                    report.WithinElements,
                    report.FailingElements,
                    report.NotChecked,
                    ExitCode = report.Exit,
                },
                Cases = report.Verdicts.Select(v => new
                {
                    v.Id,
                    v.Backend,
                    v.Against,
                    v.Outcome,
                    v.Reason,
                    v.Notes,
                    Arrays = v.Arrays.Select(a => new
                    {
                        a.Name,
                        a.Outcome,
                        Budget = a.Budget.ToString(),
                        a.Count,
                        a.Identical,
                        a.Failing,
                        a.FailingPadding,
                        a.LargestUlps,
                        a.Whole,
                        a.Worst,
                        a.FirstStep,
                    }),
                    v.NotChecked,
                }),
            });
    }
}
