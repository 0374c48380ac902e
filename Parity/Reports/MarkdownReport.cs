using System.Globalization;
using System.Text;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>
/// A check as Markdown for a CI job's summary: the result in a line, a table of the cases that failed with one of them a line, then what was skipped and
/// not checked. It stays under <see cref="MostBytes"/>, and says how many it left out.
/// </summary>
public static class MarkdownReport
{
    /// <summary>What it has at most, in UTF-8; GitHub takes 1 MiB for a step, and a page of more than this nobody reads.</summary>
    public const int MostBytes = 200_000;

    private const int MostCell = 300;

    /// <summary>The document.</summary>
    public static string Render(CheckReport report, TextReport text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        var end = End(report);
        var page = new StringBuilder($"### {(report.Exit == ExitCode.Success ? "✅" : "❌")} parity: {Escape(TextReport.Summary(report))}\n\n");
        var room = MostBytes - Encoding.UTF8.GetByteCount(page.ToString()) - Encoding.UTF8.GetByteCount(end) - MostCell;
        var failed = report.Verdicts.Where(v => v.Failed).ToList();
        if (failed.Count > 0)
        {
            page.Append("| case | backend | result | what | reproduce |\n| --- | --- | --- | --- | --- |\n");
        }

        var shown = 0;
        foreach (var verdict in failed)
        {
            var row = Row(verdict, text);
            room -= Encoding.UTF8.GetByteCount(row);
            if (room < 0)
            {
                break;
            }

            page.Append(row);
            shown++;
        }

        if (shown < failed.Count)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n… and {failed.Count - shown} more of {failed.Count} that failed\n");
        }

        return page.Append(end).ToString();
    }

    private static string Row(CaseVerdict verdict, TextReport text) =>
        $"| {Escape(verdict.Id)} | {Escape(verdict.Backend)} | {verdict.Outcome} | {Escape(TextReport.Headline(verdict))} | {Escape(text.Reproduce(verdict))} |\n";

    private static string End(CheckReport report)
    {
        var lines = report.Skips.Select(s => string.Create(CultureInfo.InvariantCulture, $"skipped: {s.Ids.Count}: {s.Reason}"))
            .Concat(report.NotChecked.Select(l => $"not checked: {l}")).ToList();
        var shown = lines.Take(20).Select(l => $"- {Escape(l)}\n");
        var left = lines.Count > 20 ? string.Create(CultureInfo.InvariantCulture, $"- … and {lines.Count - 20} more\n") : string.Empty;
        return lines.Count == 0 ? string.Empty : $"\n{string.Concat(shown)}{left}";
    }

    /// <summary>Text of a file's or a user's, as text: no markup of it works, and a line stays one.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var c in value.Length > MostCell ? value[..MostCell] + "…" : value)
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' or '\r' or '\t' => " ",
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '@' or '!' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
