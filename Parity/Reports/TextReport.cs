using System.Globalization;
using Parity.Cases;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>A check as text: a line a case, what differs in full, and the summary as the last line.</summary>
/// <param name="command">How the reader calls this tool, <c>parity</c>: for the commands that reproduce a failure.</param>
/// <param name="fixtures">The option that names the folder, where it is not the built-in one; else empty.</param>
/// <param name="options">The other options that the verdicts depend on (<c>--budget</c>, <c>--tensorflow</c>); else empty.</param>
public sealed class TextReport(string command, string fixtures, string options = "")
{
    private const int ShownFailures = 20;

    /// <summary>The option that names what was judged; null is <c>--backend</c> with the backend's name.</summary>
    public string? Judged { get; init; }

    /// <summary>What stands above the lines of the cases.</summary>
    public static ReportLine Heads { get; } = new($"{"result",-9} {"case",-38} {"backend",-10} elements");

    /// <summary>The lines of the cases: those that failed first, of one outcome as they were judged.</summary>
    public static IEnumerable<ReportLine> Lines(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Verdicts.OrderByDescending(v => v.Outcome).Select(Line).Prepend(Heads);
    }

    /// <summary>The line of one case, of 80 columns but for a reason.</summary>
    public static ReportLine Line(CaseVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var head = string.Create(CultureInfo.InvariantCulture, $"{Word(verdict.Outcome),-9} {verdict.Id,-38} {verdict.Backend,-10} ");
        var tail = verdict.Arrays.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Arrays.Sum(a => (long)a.Count),8}{Margin(verdict)}")
            : verdict.Reason;
        return new(head + tail, verdict.Outcome);
    }

    /// <summary>A verdict as the message of a test: what differs, where and by how much; why it was skipped; or the line of one that passed.</summary>
    public static string Text(CaseVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return string.Join('\n', verdict.Failed ? Differences(verdict).Select(l => l.Text) : [Line(verdict).Text]);
    }

    /// <summary>What a failed case says in full; nothing for one that passed.</summary>
    public IEnumerable<ReportLine> Details(CaseVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (!verdict.Failed)
        {
            yield break;
        }

        yield return new(string.Empty);
        foreach (var line in Differences(verdict))
        {
            yield return line;
        }

        if (verdict.Case is { } judged)
        {
            var seed = fixtures.Length == 0 && CaseTable.Find(verdict.Id) is { } row ? string.Create(CultureInfo.InvariantCulture, $"seed {row.Seed}; ") : string.Empty;
            yield return new($"  {seed}golden by TensorFlow {judged.Reference.TensorFlow}, {judged.Reference.Isa ?? "isa unknown"}{(Judged is null ? $"; this machine: {Machine.InstructionSet}" : string.Empty)}");
        }

        yield return new($"  reproduce: {Reproduce(verdict)}");
    }

    /// <summary>What is wrong with a failed case, in a line: why it could not be judged, or the first array that differs and its worst element.</summary>
    public static string Headline(CaseVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Reason ?? string.Join("; ", verdict.Arrays.Where(a => a.Outcome == Outcome.Differs).Take(1).SelectMany(a => OfArray(a, DTypeOf(verdict)).Take(2)).Select(l => l.Trim()));
    }

    /// <summary>The command that judges a case alone, as it is to be typed.</summary>
    public string Reproduce(CaseVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return $"{command} check {verdict.Id} {Judged ?? $"--backend {verdict.Backend}"}{(verdict.Against == "golden" ? string.Empty : $" --against {verdict.Against}")}{options}{fixtures}";
    }

    /// <summary>The end: failures in full, notes, what was not checked, the summary.</summary>
    public IEnumerable<ReportLine> End(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var failed = report.Verdicts.Where(v => v.Failed).ToList();
        foreach (var line in failed.Take(ShownFailures).SelectMany(Details))
        {
            yield return line;
        }

        if (failed.Count > ShownFailures)
        {
            yield return new($"… and {failed.Count - ShownFailures} more that failed, listed above");
        }

        yield return new(string.Empty);
        foreach (var group in report.Verdicts.SelectMany(v => v.Notes.Select(n => (n, v.Id))).GroupBy(p => p.n, StringComparer.Ordinal))
        {
            yield return new($"note: {group.Key} ({Cases(group.Count())})");
        }

        foreach (var skip in report.Skips)
        {
            yield return new($"skipped: {Cases(skip.Ids.Count)}: {skip.Reason}", CaseOutcome.Skipped);
        }

        foreach (var arrays in report.UncheckedArrays)
        {
            yield return new($"not checked: {arrays.Names} ({arrays.Reason}{(arrays.Ids.Count == 1 ? string.Empty : $"; {Cases(arrays.Ids.Count)}")})");
        }

        foreach (var line in report.NotChecked)
        {
            yield return new($"not checked: {line}");
        }

        yield return new(Summary(report), report.Exit == ExitCode.Success ? CaseOutcome.Identical : CaseOutcome.Differs);
    }

    /// <summary>The last line.</summary>
    public static string Summary(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var outcomes = new List<string> { $"{report.Count(CaseOutcome.Identical)} identical" };
        void Add(CaseOutcome outcome, string word)
        {
            if (report.Count(outcome) > 0)
            {
                outcomes.Add($"{report.Count(outcome)} {word}");
            }
        }

        Add(CaseOutcome.Within, "within budget");
        Add(CaseOutcome.Differs, report.Count(CaseOutcome.Differs) == 1 ? "differs" : "differ");
        Add(CaseOutcome.Error, report.Count(CaseOutcome.Error) == 1 ? "error" : "errors");
        Add(CaseOutcome.BadInput, "bad input");
        Add(CaseOutcome.Skipped, $"skipped ({string.Join("; ", report.Skips.Select(s => s.Reason.Split(':', '(')[0].TrimEnd()).Distinct(StringComparer.Ordinal))})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Cases(report.Verdicts.Count)}: {string.Join(", ", outcomes)}; {report.Arrays} arrays, {report.Elements} elements compared: {report.IdenticalElements} identical, {report.WithinElements} within budget, {report.FailingElements} not");
    }

    private static IEnumerable<ReportLine> Differences(CaseVerdict verdict) =>
    [
        new($"{verdict.Id}: {verdict.Backend} against {verdict.Against}", verdict.Outcome),
        .. verdict.Reason is null ? Array.Empty<ReportLine>() : [new($"  {verdict.Reason}")],
        .. verdict.Arrays.Where(a => a.Outcome == Outcome.Differs).SelectMany(a => OfArray(a, DTypeOf(verdict))).Select(line => new ReportLine(line)),
        .. verdict.Notes.Select(note => new ReportLine($"  note: {note}")),
    ];

    private static Tensors.DType DTypeOf(CaseVerdict verdict) => verdict.Case?.DType ?? Tensors.DType.Float64;

    private static IEnumerable<string> OfArray(ArrayVerdict array, Tensors.DType dtype)
    {
        if (array.Whole is not null)
        {
            yield return $"  {array.Name}: {array.Whole}";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  {array.Name}: {array.Failing} of {array.Count} elements past the budget ({array.Budget})");
        if (array.Worst is { } worst)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"    worst at {worst.Where}: expected {Value(worst.Expected, dtype)}, got {Value(worst.Got, dtype)} ({worst.OwnUlps:0} ulp apart)");
            yield return $"    {WouldPass(array)}";
        }

        if (array.FirstStep is { } step)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"    first differs at t={step}{FromTheEnd(array.Name)}");
        }
    }

    private static string FromTheEnd(string array) =>
        !IndexNames.FromTheEnd(array) ? string.Empty
        : TraceArrays.Is(array) ? " (gradients come from the end)"
        : " (the backward direction comes from the end)";

    /// <summary>The shortest digits that give the value back in its own type.</summary>
    private static string Value(double value, Tensors.DType dtype) =>
        dtype == Tensors.DType.Float32 ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

    private static string WouldPass(ArrayVerdict array) =>
        array.FailingPadding > 0 ? string.Create(CultureInfo.InvariantCulture, $"{array.FailingPadding} of them in the padding, where only equal bits pass")
        : array.Largest == 0 ? "only signs of zeros differ: would pass with any budget but identical"
        : string.Create(CultureInfo.InvariantCulture, $"would pass with ulp={Math.Ceiling(array.LargestUlps * 1000) / 1000:0.###}, or rtol=0,atol={array.Largest:R}");

    private static string Margin(CaseVerdict verdict)
    {
        var worst = verdict.Arrays.Max(a => a.LargestUlps);
        return verdict.Outcome == CaseOutcome.Within ? string.Create(CultureInfo.InvariantCulture, $"  {worst:0.##} ulp") : string.Empty;
    }

    private static string Cases(int count) => count == 1 ? "1 case" : string.Create(CultureInfo.InvariantCulture, $"{count} cases");

    /// <summary>The word for an outcome.</summary>
    public static string Word(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Identical => "identical",
        CaseOutcome.Within => "within",
        CaseOutcome.Differs => "DIFFERS",
        CaseOutcome.Error => "ERROR",
        CaseOutcome.BadInput => "BAD INPUT",
        _ => "skipped",
    };
}
