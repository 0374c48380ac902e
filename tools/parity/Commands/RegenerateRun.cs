using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Regeneration;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary>One regeneration: runs the chosen cases, says what changes, and writes goldens and manifest at the end, or nothing.</summary>
/// <param name="elsewhere">Whether the new files go to another folder than the cases' own; then the graphs go with them.</param>
/// <param name="transaction">Where to write; null is to write nothing.</param>
internal sealed class RegenerateRun(Terminal terminal, Regenerator regenerator, string folder, bool elsewhere, FixtureTransaction? transaction)
{
    /// <summary>Runs it. Cases that were not chosen keep their place in the manifest, if they are given.</summary>
    public int Run(IReadOnlyList<(Case Case, Func<TensorSet>? Draw, string? OtherType, bool Chosen)> cases)
    {
        var write = transaction is not null;
        var results = new Dictionary<string, RegenerationResult>(StringComparer.Ordinal);
        terminal.Progress(write ? "regenerating" : "comparing", cases.Where(c => c.Chosen).ToList(), c => c.Case.Id, c =>
        {
            results[c.Case.Id] = regenerator.Run(c.Case, c.Draw, write ? c.OtherType : null);
            return true;
        });
        if (results.Count == 0)
        {
            terminal.Err.WriteLine("parity: no case matches");
            return ExitCode.NothingCompared;
        }

        foreach (var result in results.Values)
        {
            terminal.Write(new ReportLine($"{Word(result.Change),-9} {result.Case.Id,-32} {result.Reason}".TrimEnd(), Tone(result.Change)));
        }

        var code = Code(results.Values, write);
        if (transaction is not null && code is ExitCode.Success or ExitCode.Differs)
        {
            Write(transaction, cases.Select(c => c.Case).ToList(), results);
        }

        terminal.Out.WriteLine(Summary(results.Values.ToList(), write));
        return code;
    }

    private void Write(FixtureTransaction files, IReadOnlyList<Case> cases, Dictionary<string, RegenerationResult> results)
    {
        var entries = new List<ManifestCase>();
        foreach (var row in cases)
        {
            var result = results.GetValueOrDefault(row.Id);
            if (Write(files, row.Golden, result?.Content) is { } golden)
            {
                var trace = row.Trace is null ? null : Write(files, row.Trace, result?.TraceContent);
                var entry = row with { GoldenSha256 = golden, Trace = trace is null ? null : row.Trace, TraceSha256 = trace };
                entries.Add(FixtureFolder.Entry(result?.Content is null
                    ? entry with { Spread = result?.Spread ?? row.Spread }
                    : entry with { Spread = result.Spread, Reference = regenerator.Reference }));
            }
        }

        if (elsewhere)
        {
            CopyGraphs(files, cases);
        }

        files.Write(Manifest.FileName, new Manifest { Cases = entries }.ToBytes());
        files.Commit();
    }

    /// <summary>Writes a file's new content, or the old one where there is none; returns its hash, or null where there is neither.</summary>
    private string? Write(FixtureTransaction files, string file, byte[]? content)
    {
        var path = FileBytes.Within(folder, file);
        if (content is null && !File.Exists(path))
        {
            return null;
        }

        content ??= FileBytes.Read(path);
        files.Write(file, content);
        return FileBytes.Sha256(content);
    }

    private void CopyGraphs(FixtureTransaction files, IReadOnlyList<Case> cases)
    {
        foreach (var graph in cases.SelectMany(c => new[] { c.Graph, c.CellGraph }).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            foreach (var file in new[] { graph, graph.Replace(".pb.gz", ".json", StringComparison.Ordinal) }.Where(f => File.Exists(FileBytes.Within(folder, f))))
            {
                files.Write(file, FileBytes.Read(FileBytes.Within(folder, file)));
            }
        }
    }

    private static string Summary(List<RegenerationResult> results, bool write)
    {
        var parts = results.GroupBy(r => r.Change).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}");
        var written = write ? results.Count(r => (r.Content ?? r.TraceContent) is not null) : 0;
        return $"{results.Count} goldens: {string.Join(", ", parts)}; {(written == 0 ? "no golden written" : $"{written} written")}";
    }

    /// <summary>A semantic change is a finding when one only looks; when one writes, it is what was asked for, and was said.</summary>
    private static int Code(IEnumerable<RegenerationResult> results, bool write) => ExitCode.Worst(results.Select(r => r.Change switch
    {
        Change.BadInput => ExitCode.BadInput,
        Change.Error => ExitCode.Differs,
        Change.Semantic when !write => ExitCode.Differs,
        _ => ExitCode.Success,
    }));

    private static CaseOutcome Tone(Change change) => change switch
    {
        Change.Identical => CaseOutcome.Identical,
        Change.Noise or Change.New => CaseOutcome.Within,
        Change.NotHere => CaseOutcome.Skipped,
        _ => CaseOutcome.Differs,
    };

    private static string Word(Change change) => change switch
    {
        Change.NotHere => "not here",
        Change.BadInput => "bad input",
        _ => change.ToString().ToLowerInvariant(),
    };
}
