using System.Text;

namespace Parity.Bench.Reports;

/// <summary>A report as Markdown.</summary>
public static class BenchMarkdown
{
    /// <summary>The document.</summary>
    public static string Render(BenchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var (name, said) in ReportHead.Of(report))
        {
            text.Append($"- {name}: {said}\n");
        }

        foreach (var table in ReportTables.Of(report))
        {
            text.Append($"\n**{table.Title}**\n\n| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => " --- |"))}\n");
            foreach (var row in table.Rows)
            {
                text.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
            }
        }

        foreach (var failure in report.Failures)
        {
            text.Append($"\n**FAILED** {failure}\n");
        }

        return text.ToString();
    }

    private static string Cell(ReportCell cell) =>
        string.Concat(
            cell.Spread.Length > 0 ? $"**{cell.Main}** {cell.Spread}" : cell.Main,
            cell.Detail.Length > 0 ? $"<br>{cell.Detail}" : string.Empty);
}
