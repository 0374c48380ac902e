using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary>One run of the gate over a folder: judges, writes lines as it goes, ends with the report.</summary>
internal sealed class CheckRun(Terminal terminal, FixtureFolder folder, CaseFilter filter, string fixturesOption)
{
    /// <summary>Whether to stop at the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>The options that the verdicts depend on, as they are to be typed again.</summary>
    public string Options { get; init; } = string.Empty;

    /// <summary>The option that names a port, as it is to be typed again; null where backends are judged.</summary>
    public string? Port { get; init; }

    /// <summary>The part of the cases that this run is to do.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The reports for programs.</summary>
    public required ReportFiles.Chosen Reports { get; init; }

    /// <summary>Judges every chosen case on every backend.</summary>
    public int Run(IReadOnlyList<IBackend> backends, IBackend against, BudgetRule rule)
    {
        foreach (var backend in backends.Append(against))
        {
            if (backend.Unavailable is { } why)
            {
                // bad input comes first, and this much of it is known
                throw folder.Errors.FirstOrDefault(e => filter.MatchesId(e.Id)) is { } entry
                    ? new BadInputException(entry.Line)
                    : new NotAvailableException($"{backend.Name} is not available here: {why}");
            }
        }

        var chosen = folder.Cases.Where(filter.Matches).ToList();
        var bad = folder.Errors.Where(e => filter.MatchesId(e.Id)).ToList();
        var stray = filter.WithoutMatch([.. folder.Cases.Select(c => c.Id), .. folder.Errors.Select(e => e.Id)]);
        if (stray is not null || chosen.Count + bad.Count == 0)
        {
            terminal.Err.WriteLine($"parity: no case of {folder.Path} matches{(stray is null ? string.Empty : $" '{stray}'")}: see '{terminal.Command} list'");
            return ExitCode.NothingCompared;
        }

        var rows = Shard.Of(chosen).ToList();
        var verdicts = BadEntries(Shard.Of(bad), backends, against).ToList();
        if (rows.Count + verdicts.Count == 0)
        {
            terminal.Err.WriteLine($"parity: shard {Shard} of {chosen.Count + bad.Count} has no case");
            return ExitCode.NothingCompared;
        }

        var text = new TextReport(terminal.Command, fixturesOption, Options) { Judged = Port };
        var work = backends.SelectMany(b => rows.Select(r => (Judge: new Judge(b, against, rule), Row: r))).ToList();
        JudgeAll(work, verdicts);
        var left = work.Count - verdicts.Count(v => v.Case is not null);
        var report = new CheckReport(verdicts, [.. NotChecked(Port is null ? backends : [], left, chosen.Count - rows.Count)]);
        Write(report, text);
        return report.Exit;
    }

    private bool Watched => terminal.IsWatched && !Reports.Silent;

    private void JudgeAll(List<(Judge Judge, Case Row)> work, List<CaseVerdict> verdicts)
    {
        var gate = new Lock();
        string? current = null;
        void All()
        {
            foreach (var (judge, row) in work)
            {
                Volatile.Write(ref current, row.Id);
                var verdict = judge.Run(row);
                lock (gate)
                {
                    verdicts.Add(verdict);
                }

                if (FailFast && verdict.Failed)
                {
                    break;
                }
            }

            Volatile.Write(ref current, null);
        }

        if (!Watched)
        {
            All();
            return;
        }

        var table = new LiveTable(work.Count + verdicts.Count);
        terminal.Live(
            () =>
            {
                lock (gate)
                {
                    return table.Render(verdicts, Volatile.Read(ref current));
                }
            },
            All);
    }

    private void Write(CheckReport report, TextReport text)
    {
        Reports.Write(report, text);
        if (Reports.Silent)
        {
            terminal.Out.WriteLine(JsonReport.Render(report));
            return;
        }

        // who looks on has seen the table
        foreach (var line in (Watched ? [] : TextReport.Lines(report)).Concat(text.End(report)))
        {
            terminal.Write(line);
        }
    }

    private static IEnumerable<CaseVerdict> BadEntries(IEnumerable<BadEntry> errors, IReadOnlyList<IBackend> backends, IBackend against) =>
        from backend in backends
        from error in errors
        select new CaseVerdict { Id = error.Id, Backend = backend.Name, Against = against.Name, Outcome = CaseOutcome.BadInput, Reason = error.Line };

    private IEnumerable<string> NotChecked(IReadOnlyList<IBackend> backends, int left, int others)
    {
        if (left > 0)
        {
            yield return $"{(left == 1 ? "1 case" : $"{left} cases")} after the first failure (--fail-fast)";
        }

        if (others > 0)
        {
            yield return $"{(others == 1 ? "1 case" : $"{others} cases")} of other shards (--shard {Shard})";
        }

        if (backends.Count == 0)
        {
            yield break;
        }

        if (Impl.Threads.FlushDenormals.Unavailable is { } why)
        {
            yield return $"values below 1.2e-38, which TensorFlow flushes to zero: {why}";
        }

        var absent = CheckCommand.Backends.Except(backends.Select(b => b.Name), StringComparer.Ordinal).ToList();
        if (absent.Count > 0)
        {
            yield return $"{string.Join(", ", absent)} (not asked for: --backend NAME)";
        }
    }
}
