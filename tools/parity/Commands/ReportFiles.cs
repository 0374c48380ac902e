using System.CommandLine;
using System.Text;
using Parity.Fixtures;
using Parity.Reports;
using Parity.Reports.Page;

namespace Parity.Cli.Commands;

/// <summary>The options that have a check written down for programs: each names a file, and each file is one renderer's.</summary>
internal sealed class ReportFiles
{
    private readonly Option<string?> json = new("--json") { Description = "Write the report as JSON to a file, or to standard output instead of the text with '-'.", HelpName = "FILE" };
    private readonly Option<string?> html = new("--html") { Description = "Write it as one HTML page that needs nothing else: filter, details, a picture of where each failing array differs.", HelpName = "FILE" };
    private readonly Option<string?> junit = new("--junit") { Description = "Write it as JUnit XML, which CI systems read.", HelpName = "FILE" };
    private readonly Option<string?> markdown = new("--markdown") { Description = "Write it as Markdown for a job's summary; 200 kB at most, with a count of what was left out.", HelpName = "FILE" };
    private readonly Option<string?> table = new("--table") { Description = "Write what was reached as a Markdown table: cell × driver × largest difference in ULP.", HelpName = "FILE" };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [html, junit, markdown, table, json];

    /// <summary>What they say.</summary>
    public Chosen Of(ParseResult parsed) => new(parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(junit), parsed.GetValue(markdown), parsed.GetValue(table));

    /// <summary>Which reports are wanted where.</summary>
    /// <param name="Json">JSON's file; <c>-</c> is standard output.</param>
    /// <param name="Html">The page's file.</param>
    /// <param name="JUnit">JUnit's file.</param>
    /// <param name="Markdown">Markdown's file.</param>
    /// <param name="Table">The file of the table of what was reached.</param>
    internal sealed record Chosen(string? Json, string? Html, string? JUnit, string? Markdown, string? Table)
    {
        /// <summary>Whether JSON is to be all of standard output.</summary>
        public bool Silent => Json == "-";

        /// <summary>Writes the files, each whole or not at all.</summary>
        /// <exception cref="BadInputException">One cannot be written.</exception>
        public void Write(CheckReport report, TextReport text)
        {
            Write(Silent ? null : Json, () => JsonReport.Render(report) + "\n");
            Write(Html, () => HtmlPage.Render(PageData.Of(report, text)));
            Write(JUnit, () => JUnitReport.Render(report, text));
            Write(Markdown, () => MarkdownReport.Render(report, text));
            Write(Table, () => ReachedMarkdown.Render(ReachedTable.Of(report)));
        }

        private static void Write(string? file, Func<string> render)
        {
            if (file is not null)
            {
                FileBytes.Write(file, Encoding.UTF8.GetBytes(render()));
            }
        }
    }
}
