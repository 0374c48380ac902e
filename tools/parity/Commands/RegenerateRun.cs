using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Regeneration;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary>One regeneration: runs the chosen cases, says what changes, and writes goldens and manifest at the end, or nothing.</summary>
internal sealed class RegenerateRun(Terminal terminal, Regenerator regenerator, string folder, string? to)
{
    /// <summary>Runs it. Cases that were not chosen keep their place in the manifest.</summary>
    public int Run(IReadOnlyList<(Case Case, Func<TensorSet>? Draw, string? OtherType, bool Chosen)> cases, bool write)
    {
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
        if (write && code is ExitCode.Success or ExitCode.Differs)
        {
            Write(cases.Select(c => c.Case).ToList(), results);
        }

        terminal.Out.WriteLine(Summary(results.Values.ToList(), write));
        return code;
    }

    private void Write(IReadOnlyList<Case> cases, Dictionary<string, RegenerationResult> results)
    {
        var target = to ?? folder;
        var entries = new List<ManifestCase>();
        foreach (var row in cases)
        {
            var result = results.GetValueOrDefault(row.Id);
            if (result?.Content is { } content)
            {
                FileBytes.Write(FileBytes.Within(target, row.Golden), content);
                entries.Add(BuiltIn.Entry(row with { GoldenSha256 = FileBytes.Sha256(content), Spread = result.Spread, Reference = regenerator.Reference }));
            }
            else if (File.Exists(Path.Combine(folder, row.Golden)))
            {
                var old = FileBytes.Read(FileBytes.Within(folder, row.Golden));
                if (to is not null)
                {
                    FileBytes.Write(FileBytes.Within(to, row.Golden), old);
                }

                entries.Add(BuiltIn.Entry(row with { GoldenSha256 = FileBytes.Sha256(old), Spread = result?.Spread ?? row.Spread }));
            }
        }

        var manifest = new Manifest { Cases = entries }.ToBytes();
        var path = Path.Combine(target, Manifest.FileName);
        if (!File.Exists(path) || !FileBytes.Read(path).AsSpan().SequenceEqual(manifest))
        {
            FileBytes.Write(path, manifest);
        }
    }

    private static string Summary(List<RegenerationResult> results, bool write)
    {
        var parts = results.GroupBy(r => r.Change).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}");
        var written = write ? results.Count(r => r.Content is not null) : 0;
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
