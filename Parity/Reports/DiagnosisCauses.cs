using System.Globalization;
using Parity.Comparison;
using Parity.Diagnosis;

namespace Parity.Reports;

/// <summary>The causes of a diagnosis as text.</summary>
internal static class DiagnosisCauses
{
    /// <summary>The lines.</summary>
    public static IEnumerable<ReportLine> Lines(CaseDiagnosis diagnosis)
    {
        if (diagnosis.Causes.Count > 0 && !diagnosis.Explained)
        {
            yield return new(string.Empty);
            foreach (var line in Wrapped.Lines(string.Empty, $"no known mistake, alone or with others, explains all of it. What comes closest, by the share of elements that it makes equal, leaves {Remains(diagnosis.Remains)}:"))
            {
                yield return line;
            }
        }

        for (var at = 0; at < diagnosis.Causes.Count; at++)
        {
            var number = diagnosis.Causes.Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {at + 1} of {diagnosis.Causes.Count}");
            foreach (var line in Cause(diagnosis.Causes[at], number, diagnosis.Causes.Count))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<ReportLine> Cause(Cause cause, string number, int causes)
    {
        yield return new(string.Empty);
        yield return new($"cause{number}: {cause.Name}", CaseOutcome.Differs);
        var labels = new List<string>();
        if (cause.Variant.Length > 0)
        {
            labels.Add($"here: {cause.Variant}");
        }

        if (cause.Parameter is { } parameter)
        {
            labels.Add(string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}: {parameter.Value:0.######}"));
        }

        if (cause.Confidence is not null)
        {
            labels.Add($"how sure: {cause.Confidence}");
        }

        string[] rest = [$"fix: {cause.Fix}", $"{(causes == 1 ? "remains" : "remains with this one alone put right")}: {Remains(cause.Remains)}", .. cause.Alternatives.Select(Alternative)];
        foreach (var line in labels.SelectMany(t => Wrapped.Lines("  ", t)).Concat(Wrapped.Paragraph("  ", cause.Explanation)).Concat(rest.SelectMany(t => Wrapped.Lines("  ", t))))
        {
            yield return line;
        }
    }

    private static string Alternative(Alternative other) =>
        $"or: {other.Name}{(other.Variant.Length > 0 ? $" ({other.Variant})" : string.Empty)}: {(other.SeparatedBy is { } by ? $"the same numbers here; {by} would tell them apart" : "the same function under another name")}";

    private static string Remains(IReadOnlyList<Remainder> remains) =>
        remains.Count == 0 ? "nothing" : string.Join(", ", remains.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Array} ({r.Failing} of {r.Count})")));
}
