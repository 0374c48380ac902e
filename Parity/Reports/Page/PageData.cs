using System.Globalization;
using System.Text.Json.Serialization;
using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Reports.Page;

/// <summary>All that a page shows; its script only draws it.</summary>
public sealed record PageData
{
    /// <summary>Fields of all heat maps together: what keeps a page with many failures under 5 MB.</summary>
    private const int MostFields = 40_000;

    private const int MostFieldsOfOne = 16_384;

    /// <summary>What was done: <c>check</c>, or <c>diagnose</c> with the case.</summary>
    public required string Title { get; init; }

    /// <summary>The result in a line.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether all is well.</summary>
    public required bool Passed { get; init; }

    /// <summary>What was skipped and what was not checked, a line each.</summary>
    public required IReadOnlyList<string> NotChecked { get; init; }

    /// <summary>The cases, those that failed first.</summary>
    public required IReadOnlyList<PageCase> Cases { get; init; }

    /// <summary>The page of a check.</summary>
    public static PageData Of(CheckReport report, TextReport text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        var maps = report.Verdicts.Sum(v => v.Arrays.Count(a => a.Values is not null));
        return new PageData
        {
            Title = "parity check",
            Summary = TextReport.Summary(report),
            Passed = report.Exit == ExitCode.Success,
            NotChecked = [.. report.Skips.Select(s => string.Create(CultureInfo.InvariantCulture, $"skipped: {s.Ids.Count}: {s.Reason}")), .. report.NotChecked.Select(n => $"not checked: {n}")],
            Cases = [.. report.Verdicts.OrderByDescending(v => v.Outcome).Select(v => Case(v, [.. text.Details(v).Select(l => l.Text).Where(l => l.Length > 0)], maps))],
        };
    }

    /// <summary>The page of a diagnosis.</summary>
    public static PageData Of(CaseDiagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var lines = DiagnosisText.Lines(diagnosis).Select(l => l.Text).ToList();
        var verdict = diagnosis.Verdict with { Arrays = [.. diagnosis.Arrays.Select(a => a.Verdict)] };
        return new PageData
        {
            Title = $"parity diagnose {diagnosis.Verdict.Id}",
            Summary = lines[^1],
            Passed = ExitCode.Of(diagnosis) == ExitCode.Success,
            NotChecked = [],
            Cases = [Case(verdict, lines[1..^1], Math.Max(1, verdict.Arrays.Count)) with { Causes = diagnosis.Causes, Beginning = [.. DiagnosisText.Beginning(diagnosis).Select(l => l.Text).Where(l => l.Length > 0)] }],
        };
    }

    private static PageCase Case(CaseVerdict verdict, IReadOnlyList<string> details, int maps)
    {
        var row = verdict.Case;
        var most = Math.Clamp(MostFields / Math.Max(1, maps), 16, MostFieldsOfOne);
        return new PageCase
        {
            Id = verdict.Id,
            Backend = verdict.Backend,
            Outcome = verdict.Outcome,
            Driver = row?.Driver.Name() ?? string.Empty,
            Cell = row?.Cell.Type ?? string.Empty,
            Dtype = row?.DType.Name() ?? string.Empty,
            Elements = verdict.Arrays.Sum(a => (long)a.Count),
            Ulps = verdict.Arrays.Select(a => a.LargestUlps).DefaultIfEmpty().Max(),
            Reason = verdict.Reason,
            Details = details,
            Maps = row is null ? [] : [.. verdict.Arrays.Select(a => HeatMap.Of(row, a, most)).OfType<HeatMap>()],
        };
    }
}

/// <summary>A case on a page.</summary>
public sealed record PageCase
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What was judged.</summary>
    public required string Backend { get; init; }

    /// <summary>How it came out.</summary>
    public required CaseOutcome Outcome { get; init; }

    /// <summary>The driver's name; empty where it is not known.</summary>
    public required string Driver { get; init; }

    /// <summary>The cell's class.</summary>
    public required string Cell { get; init; }

    /// <summary>The type of its arrays.</summary>
    public required string Dtype { get; init; }

    /// <summary>Elements compared.</summary>
    public required long Elements { get; init; }

    /// <summary>The largest difference, in ULP of its array's largest magnitude.</summary>
    public required double Ulps { get; init; }

    /// <summary>Why it was skipped or what went wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>What is said of it in full, as text, a line each.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>Pictures of the arrays that differ; they stand in the page by themselves, so that it can be seen before they are read.</summary>
    [JsonIgnore]
    public IReadOnlyList<HeatMap> Maps { get; init; } = [];

    /// <summary>Where a diagnosis found it to begin, a line each.</summary>
    public IReadOnlyList<string> Beginning { get; init; } = [];

    /// <summary>What a diagnosis named; null where none was asked for.</summary>
    public IReadOnlyList<Cause>? Causes { get; init; }
}
