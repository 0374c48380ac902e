using System.Globalization;
using Parity.Comparison;
using Parity.Diagnosis;

namespace Parity.Reports;

/// <summary>A diagnosis as text of 80 columns: array by array, the course over time, where it begins, single steps, causes. The last line is the summary.</summary>
public static class DiagnosisText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<ReportLine> Lines(CaseDiagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var verdict = diagnosis.Verdict;
        yield return new($"{verdict.Id}: {verdict.Backend} against {verdict.Against}", verdict.Outcome);
        foreach (var line in Wrapped.Lines("  ", verdict.Reason ?? string.Empty).Concat(diagnosis.Arrays.SelectMany(Array)).Concat(NotChecked(verdict)))
        {
            yield return line;
        }

        foreach (var line in StepChart.Lines(diagnosis.Arrays).Concat(Beginning(diagnosis)).Concat(DiagnosisCauses.Lines(diagnosis)).Concat(LookedFor(diagnosis)))
        {
            yield return line;
        }

        foreach (var note in verdict.Notes.Concat(diagnosis.Notes))
        {
            yield return new(string.Empty);
            foreach (var line in Wrapped.Lines(string.Empty, $"note: {note}"))
            {
                yield return line;
            }
        }

        yield return new(string.Empty);
        yield return new(Summary(diagnosis), verdict.Outcome);
    }

    private static IEnumerable<ReportLine> Array(ArrayDiagnosis array)
    {
        var v = array.Verdict;
        if (v.Outcome != Outcome.Differs)
        {
            var margin = v.Outcome == Outcome.Identical ? "identical" : string.Create(CultureInfo.InvariantCulture, $"{v.LargestUlps:0.#} of {Floor(v)} ulp");
            yield return new($"  equal    {v.Name,-54} {margin}", v.Outcome == Outcome.Identical ? CaseOutcome.Identical : CaseOutcome.Within);
            yield break;
        }

        yield return new($"  DIFFERS  {v.Name}", CaseOutcome.Differs);
        if (v.Whole is not null)
        {
            yield return new($"           {v.Whole}");
        }

        if (v.Worst is { } worst)
        {
            foreach (var line in Wrapped.Lines("           ", string.Create(CultureInfo.InvariantCulture, $"{100 * array.Share:0.#} % of {v.Count}, by up to {v.LargestUlps:g4} ulp (floor: {Floor(v)}): {worst.Where}: expected {worst.Expected:g6}, got {worst.Got:g6}")))
            {
                yield return line;
            }
        }
    }

    private static string Floor(ArrayVerdict verdict) => verdict.Budget is Budget.Ulps ulps ? ulps.Count.ToString("0.#", CultureInfo.InvariantCulture) : verdict.Budget.ToString()!;

    private static IEnumerable<ReportLine> NotChecked(CaseVerdict verdict)
    {
        foreach (var group in verdict.NotChecked.GroupBy(u => u.Reason, StringComparer.Ordinal))
        {
            foreach (var line in Wrapped.Lines("  ", $"not checked ({group.Key}): {string.Join(", ", group.GroupBy(u => u.Name.Split('/')[0], StringComparer.Ordinal).Select(Names))}"))
            {
                yield return line;
            }
        }
    }

    private static string Names(IGrouping<string, UncheckedArray> alike) => alike.Count() > 4 ? $"{alike.Key}/…" : string.Join(", ", alike.Select(u => u.Name));

    /// <summary>Where it begins, and whether single steps are right.</summary>
    internal static IEnumerable<ReportLine> Beginning(CaseDiagnosis diagnosis)
    {
        if (diagnosis.Verdict.Outcome != CaseOutcome.Differs || diagnosis.Verdict.Arrays.Count == 0)
        {
            return [];
        }

        return Wrapped.Lines(string.Empty, $"first differs: {(diagnosis.First is { } first ? Describe(first) : "no array with a time axis does")}")
            .Prepend(new(string.Empty))
            .Concat(Wrapped.Lines(string.Empty, $"single steps: {Describe(diagnosis)}"));
    }

    /// <summary>Where not all is explained: what was looked for, and what not, and why.</summary>
    private static IEnumerable<ReportLine> LookedFor(CaseDiagnosis diagnosis)
    {
        if (diagnosis.Explained || diagnosis.LookedFor.Count == 0)
        {
            return [];
        }

        static string And(IReadOnlyList<string> names, string why) => names.Count == 0 ? string.Empty : $"; not for {string.Join(", ", names)} ({why})";
        return Wrapped.Lines(string.Empty, $"looked for: {diagnosis.LookedFor.Count} known mistakes{And(diagnosis.NotVisible, "not to be seen on this case in the arrays that were given")}{(diagnosis.OfOtherCells.Count == 0 ? string.Empty : $"; not for {diagnosis.OfOtherCells.Count} of other cells")}")
            .Prepend(new(string.Empty));
    }

    private static string Describe(Divergence d)
    {
        var direction = d.Direction switch { "fw" => "forward direction, ", "bw" => "backward direction, ", _ => string.Empty };
        var step = d.Step is { } own ? string.Create(CultureInfo.InvariantCulture, $"its step {own} (t={d.Time}{(d.Past ? ", past the row's end" : string.Empty)})") : string.Create(CultureInfo.InvariantCulture, $"t={d.Time}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{direction}{(d.WayBack ? "on the way back, from the end: " : string.Empty)}{step}, row n={d.Row}, {(d.Gate is { } gate ? $"gate {gate}, " : string.Empty)}{(d.Array == "gradient/inputs" ? "k" : "unit u")}={d.Unit} of {d.Array}: expected {d.Expected:g7}, got {d.Got:g7}");
    }

    private static string Describe(CaseDiagnosis diagnosis) => diagnosis.Steps is not { } steps
        ? $"not judged: {diagnosis.StepsNotJudged ?? "no results over time were compared"}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(steps.FromReference ? "each run by the port from the reference's state" : "the reference's, each from the port's own state before it")}: {steps.Wrong} of {steps.Judged} wrong{(steps.First is { } first ? $", first at {first}" : string.Empty)}. {Word(steps.Kind)}");

    private static string Word(StepKind kind) => kind switch
    {
        StepKind.StepWrong => "The step itself is wrong.",
        StepKind.InputWrong => "The step is right; what it is given is not.",
        _ => "Every step is right: what is seen is rounding that grows.",
    };

    private static string Summary(CaseDiagnosis diagnosis)
    {
        var (verdict, causes) = (diagnosis.Verdict, diagnosis.Causes);
        var names = string.Join(" + ", causes.Select(c => c.Name));
        return verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within && causes.Count == 0 ? $"{verdict.Id}: equal to within the floor: no cause"
            : verdict.Outcome is not (CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Differs) && causes.Count == 0 ? $"{verdict.Id}: {(diagnosis.Weights ? "no cause in the initial weights; nothing else was compared" : "not diagnosed")}"
            : causes.Count == 0 ? $"{verdict.Id}: differs, and no known mistake explains any of it"
            : diagnosis.Explained ? $"{verdict.Id}: {(causes.Count == 1 ? "1 cause" : $"{causes.Count} causes")}: {names}"
            : $"{verdict.Id}: not explained; closest: {names}";
    }
}
