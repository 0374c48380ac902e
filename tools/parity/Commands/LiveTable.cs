using System.Globalization;
using Parity.Comparison;
using Parity.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Parity.Cli.Commands;

/// <summary>What a person sees while a check runs and when it is done: how far it is, the cases that failed, and a row for each other outcome.</summary>
/// <param name="total">How many cases there are to judge.</param>
internal sealed class LiveTable(int total)
{
    private const int Width = 80;
    private const int Bar = 30;
    private const int ShownFailures = 12;

    /// <summary>The table of these verdicts, at most 80 columns wide.</summary>
    /// <param name="verdicts">Those so far.</param>
    /// <param name="at">The case that is being judged; null when all are done.</param>
    public IRenderable Render(IReadOnlyList<CaseVerdict> verdicts, string? at)
    {
        var table = new Table { Border = TableBorder.Simple, Width = Width };
        table.AddColumn(new TableColumn("result").Width(9));
        table.AddColumn(new TableColumn("case"));
        table.AddColumn(new TableColumn("backend").Width(10));
        table.AddColumn(new TableColumn("elements").Width(9).RightAligned());
        table.AddColumn(new TableColumn("ulp").Width(9).RightAligned());
        var failed = verdicts.Where(v => v.Failed).ToList();
        foreach (var verdict in failed.Take(ShownFailures))
        {
            Add(table, verdict.Outcome, verdict.Id, verdict.Backend, [verdict]);
        }

        if (failed.Count > ShownFailures)
        {
            Add(table, failed[0].Outcome, $"… and {Cases(failed.Count - ShownFailures)} more", string.Empty, failed.Skip(ShownFailures).ToList());
        }

        foreach (var group in verdicts.Except(failed).GroupBy(v => (v.Outcome, v.Backend)).OrderByDescending(g => g.Key.Outcome))
        {
            Add(table, group.Key.Outcome, Cases(group.Count()), group.Key.Backend, [.. group]);
        }

        return new Rows(Progress(verdicts.Count, at), table);
    }

    private static void Add(Table table, CaseOutcome outcome, string what, string backend, IReadOnlyList<CaseVerdict> verdicts)
    {
        var arrays = verdicts.SelectMany(v => v.Arrays).ToList();
        var worst = arrays.Count == 0 ? string.Empty : arrays.Max(a => a.LargestUlps).ToString("G4", CultureInfo.InvariantCulture);
        var elements = arrays.Count == 0 ? string.Empty : arrays.Sum(a => (long)a.Count).ToString(CultureInfo.InvariantCulture);
        Text Cell(string text) => new(text, new Style(Color.FromInt32(Terminal.Ansi(outcome)))) { Overflow = Overflow.Ellipsis };
        table.AddRow(Cell(TextReport.Word(outcome)), Cell(what), Cell(backend), Cell(elements), Cell(worst));
    }

    private Text Progress(int done, string? at)
    {
        var filled = Bar * done / Math.Max(1, total);
        var bar = new string('━', filled) + new string('─', Bar - filled);
        return new Text(string.Create(CultureInfo.InvariantCulture, $"checking {bar} {done} of {total}{(at is null ? string.Empty : $"  {at}")}")) { Overflow = Overflow.Ellipsis };
    }

    private static string Cases(int count) => count == 1 ? "1 case" : string.Create(CultureInfo.InvariantCulture, $"{count} cases");
}
