using Parity.Comparison;
using Parity.Diagnosis;

namespace Parity.Reports;

/// <summary>A diagnosis as JSON, for programs: <c>causes</c> is empty where the port is right.</summary>
public static class DiagnosisJson
{
    /// <summary>The document.</summary>
    public static string Render(CaseDiagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var verdict = diagnosis.Verdict;
        return ReportJson.Render(
            new
            {
                Format = 1,
                Case = verdict.Id,
                verdict.Outcome,
                verdict.Reason,
                ExitCode = ExitCode.Of(diagnosis),
                diagnosis.Explained,
                diagnosis.Causes,
                diagnosis.Remains,
                diagnosis.First,
                diagnosis.Steps,
                diagnosis.StepsNotJudged,
                Arrays = diagnosis.Arrays.Select(a => new
                {
                    a.Verdict.Name,
                    a.Verdict.Outcome,
                    Budget = a.Verdict.Budget.ToString(),
                    a.Verdict.Count,
                    a.Verdict.Failing,
                    Share = a.Share,
                    a.Verdict.LargestUlps,
                    a.Verdict.Whole,
                    a.Verdict.Worst,
                    Course = a.Course?.Largest,
                }),
                NotChecked = verdict.NotChecked.Where(u => u.Reason.Length > 0).Select(u => new { u.Name, u.Reason }),
                diagnosis.LookedFor,
                diagnosis.NotVisible,
                diagnosis.OfOtherCells,
                Notes = verdict.Notes.Concat(diagnosis.Notes),
            });
    }
}
