using Parity.Cases;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>All that a check found, added up; renderers only write it down.</summary>
public sealed class CheckReport
{
    /// <summary>Adds the verdicts up.</summary>
    /// <param name="verdicts">One a case and backend, in the order they were judged.</param>
    /// <param name="notChecked">What the run left out as a whole, a line each: a backend that was not asked, say.</param>
    public CheckReport(IReadOnlyList<CaseVerdict> verdicts, IReadOnlyList<string> notChecked)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        Verdicts = verdicts;
        NotChecked = notChecked;
        var compared = verdicts.SelectMany(v => v.Arrays).ToList();
        Arrays = compared.Count;
        Elements = compared.Sum(a => (long)a.Count);
        IdenticalElements = compared.Sum(a => (long)a.Identical);
        FailingElements = compared.Sum(a => (long)a.Failing);
        Skips = [.. verdicts.Where(v => v.Outcome == CaseOutcome.Skipped)
            .GroupBy(v => v.Reason ?? string.Empty, StringComparer.Ordinal)
            .Select(g => new Skip(g.Key, [.. g.Select(v => v.Id)]))];
        UncheckedArrays = [.. verdicts.SelectMany(v => v.NotChecked.GroupBy(a => a.Reason, a => a.Name, StringComparer.Ordinal).Select(g => (v.Id, Reason: g.Key, Names: string.Join(", ", Short([.. g])))))
            .GroupBy(u => (u.Names, u.Reason))
            .Select(g => new UncheckedArrays(g.Key.Names, g.Key.Reason, [.. g.Select(u => u.Id)]))];
        Exit = ExitCode.Of(verdicts);
    }

    /// <summary>The verdicts.</summary>
    public IReadOnlyList<CaseVerdict> Verdicts { get; }

    /// <summary>What was left out as a whole.</summary>
    public IReadOnlyList<string> NotChecked { get; }

    /// <summary>Arrays compared.</summary>
    public int Arrays { get; }

    /// <summary>Elements compared.</summary>
    public long Elements { get; }

    /// <summary>Of these, with the reference's bits.</summary>
    public long IdenticalElements { get; }

    /// <summary>Of these, past the budget.</summary>
    public long FailingElements { get; }

    /// <summary>Of these, other bits within the budget.</summary>
    public long WithinElements => Elements - IdenticalElements - FailingElements;

    /// <summary>What was skipped, by reason.</summary>
    public IReadOnlyList<Skip> Skips { get; }

    /// <summary>Arrays that were not compared, by name and reason.</summary>
    public IReadOnlyList<UncheckedArrays> UncheckedArrays { get; }

    /// <summary>The exit code that follows.</summary>
    public int Exit { get; }

    /// <summary>The names, with all of a direction's trace as one: <c>trace/bw/*</c>.</summary>
    private static IEnumerable<string> Short(IReadOnlyList<string> names)
    {
        static string Direction(string name) => name[..(name.LastIndexOf('/') + 1)];
        var whole = names.Where(TraceArrays.Is).GroupBy(Direction, StringComparer.Ordinal).Where(g => g.Count() == TraceArrays.Parts.Count).Select(g => g.Key).ToList();
        return names.Select(n => whole.Contains(Direction(n), StringComparer.Ordinal) ? Direction(n) + "*" : n).Distinct(StringComparer.Ordinal);
    }

    /// <summary>How many cases came out so.</summary>
    public int Count(CaseOutcome outcome) => Verdicts.Count(v => v.Outcome == outcome);
}

/// <summary>Arrays that were not compared for the same reason in one or several cases.</summary>
/// <param name="Names">The arrays' names, with commas.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Ids">The cases.</param>
public sealed record UncheckedArrays(string Names, string Reason, IReadOnlyList<string> Ids);

/// <summary>Cases that were skipped for the same reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Ids">The cases.</param>
public sealed record Skip(string Reason, IReadOnlyList<string> Ids);
