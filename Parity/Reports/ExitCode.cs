using Parity.Comparison;
using Parity.Diagnosis;

namespace Parity.Reports;

/// <summary>The exit codes of the command line. Where several hold: 70, 2, 4, 1, 3, 0.</summary>
public static class ExitCode
{
    /// <summary>Everything compared is within its budget.</summary>
    public const int Success = 0;

    /// <summary>Something differs, or a case could not be run.</summary>
    public const int Differs = 1;

    /// <summary>Wrong usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing was compared.</summary>
    public const int NothingCompared = 3;

    /// <summary>Something asked for is not available here.</summary>
    public const int NotAvailable = 4;

    /// <summary>A defect of ours.</summary>
    public const int Defect = 70;

    /// <summary>Ended by Ctrl-C before there was anything to report: what shells say of SIGINT.</summary>
    public const int Interrupted = 130;

    private static readonly int[] Precedence = [Defect, BadInput, NotAvailable, Differs, NothingCompared, Success];

    /// <summary>The one of several codes that is reported.</summary>
    public static int Worst(IEnumerable<int> codes)
    {
        var all = codes.ToHashSet();
        return Array.Find(Precedence, all.Contains);
    }

    /// <summary>The code of a diagnosis: a cause is a difference, and initial weights that were looked at and found right are something compared.</summary>
    public static int Of(CaseDiagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        return diagnosis.Causes.Count > 0 ? Differs
            : diagnosis is { Weights: true, Verdict.Outcome: CaseOutcome.Skipped } ? Success
            : Of([diagnosis.Verdict]);
    }

    /// <summary>The code of a check.</summary>
    public static int Of(IReadOnlyList<CaseVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var codes = verdicts.Select(v => v.Outcome switch
        {
            CaseOutcome.BadInput => BadInput,
            CaseOutcome.Differs or CaseOutcome.Error => Differs,
            _ => Success,
        });
        var nothing = verdicts.All(v => v.Outcome is not (CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Differs));
        return Worst(nothing ? codes.Append(NothingCompared).Where(c => c != Success) : codes);
    }
}
