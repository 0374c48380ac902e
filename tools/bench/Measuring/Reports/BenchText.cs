using Spectre.Console;

namespace Parity.Bench.Reports;

/// <summary>A report for the terminal.</summary>
public static class BenchText
{
    /// <summary>The width that the tables of up to four contenders fit.</summary>
    public const int Width = 80;

    /// <summary>The text.</summary>
    public static string Render(BenchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = Width;
        var head = Plain(["", ""]).HideHeaders();
        head.Columns[1].NoWrap = false;
        foreach (var (name, said) in ReportHead.Of(report))
        {
            head.AddRow(new Text(name), new Text(said));
        }

        console.Write(head);
        foreach (var table in ReportTables.Of(report))
        {
            console.WriteLine();
            console.WriteLine(table.Title);
            console.Write(Of(table));
        }

        foreach (var failure in report.Failures)
        {
            console.WriteLine();
            console.Write(new Text($"FAILED {failure}"));
        }

        return string.Join('\n', text.ToString().Split('\n').Select(l => l.TrimEnd()));
    }

    private static Table Of(ReportTable table)
    {
        var plain = Plain(table.Columns);
        foreach (var row in table.Rows)
        {
            plain.AddRow(row.Select(c => new Text($"{c.Main} {c.Spread}\n{c.Detail}".Trim())));
        }

        return plain;
    }

    private static Table Plain(IEnumerable<string> columns)
    {
        var table = new Table().NoBorder();
        foreach (var name in columns)
        {
            // a long name is broken where it may be
            table.AddColumn(new TableColumn(new Text(name.Replace("-", "-\n", StringComparison.Ordinal))).PadLeft(0).PadRight(2).NoWrap());
        }

        return table;
    }
}
