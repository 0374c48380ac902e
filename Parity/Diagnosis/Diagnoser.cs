using Parity.Backends;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis.Search;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Ports;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>Explains what a port gave: what differs, where first, whether its steps are right, and which known mistake does it.</summary>
public sealed class Diagnoser
{
    private const double Rounding = 4;

    /// <summary>Told what is tried, how many of it are done and of how many; from several threads.</summary>
    public Action<string, int, int>? Progress { get; init; }

    /// <summary>Runs the port on a case and its inputs, so that its steps can be judged one by one; null for a port of which only a result is seen.</summary>
    public Func<Case, TensorSet, TensorSet>? Run { get; init; }

    /// <summary>Diagnoses.</summary>
    /// <param name="row">The case.</param>
    /// <param name="port">The port's arrays: any of the case's results, traces and initial weights.</param>
    /// <exception cref="BadInputException">The case's golden is bad.</exception>
    public CaseDiagnosis Diagnose(Case row, TensorSet port)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(port);
        using var judged = new PortBackend(port);
        using var golden = new GoldenBackend();
        var verdict = new Judge(judged, golden, BudgetRule.Stated).Run(row);
        return verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Differs && row.Driver != Driver.InitialWeights
            ? Diagnose(row, port, FixtureFolder.ReadGolden(row), verdict)
            : new CaseDiagnosis { Verdict = verdict };
    }

    private CaseDiagnosis Diagnose(Case row, TensorSet port, TensorSet golden, CaseVerdict verdict)
    {
        var setting = Setting.Of(row, golden);
        var evidence = Evidence.Of(row, setting, port);
        var reference = new Expected(row, golden);
        var library = HypothesisLibrary.Of(row);
        var visible = library.Where(h => evidence.Arrays.Any(a => h.Shows(setting, a.Name))).ToList();
        List<ArrayEvidence> all = [.. evidence.Arrays, .. Evidence.OfTrace(row, setting, port)];
        var diagnosis = new CaseDiagnosis
        {
            Verdict = verdict,
            Arrays = [.. all.Select(a => Describe(row, a, reference.Arrays[a.Name], verdict))],
            Visible = visible.Count,
            NotVisible = [.. library.Except(visible).Select(h => h.Name)],
        };
        if (verdict.Outcome != CaseOutcome.Differs)
        {
            return diagnosis with { Explained = true };
        }

        diagnosis = Steps(row, golden, port, reference, diagnosis with { First = new FirstDivergence(setting, reference.Arrays).Find(all) });
        if (evidence.Agrees(reference.Arrays, part: false, slack: Rounding))
        {
            return diagnosis with { Notes = [.. diagnosis.Notes, FormattableString.Invariant($"no element is further off than {Rounding} times the floor: that is rounding, in sums of another order or length, and no mistake that is known")] };
        }

        var found = new CauseSearch(setting, evidence, library, new Workers(Progress)).Run();
        var causes = new Causes(setting, evidence, found);
        return diagnosis with { Causes = causes.All(), Explained = found.Explained, Remains = causes.Remains() };
    }

    private static ArrayDiagnosis Describe(Case row, ArrayEvidence array, Tensor reference, CaseVerdict verdict)
    {
        var budget = Floor.Of(row, array.Name);
        var judged = verdict.Arrays.FirstOrDefault(v => v.Name == array.Name)
            ?? ArrayComparison.Compare(row, array.Name, reference.To(array.Type), array.Values.To(array.Type), budget, null);
        return new ArrayDiagnosis(judged, Courses.Of(row, array, reference));
    }

    /// <summary>Whether what differs begins within a few floors, as rounding does.</summary>
    private static bool Grows(CaseDiagnosis diagnosis) =>
        diagnosis.First is { } first && diagnosis.Arrays.First(a => a.Verdict.Name == first.Array).Course is { } course && Math.Abs(first.Got - first.Expected) <= Rounding * course.Allowed;

    /// <summary>A port that cannot be run on single steps is not wrong for that.</summary>
    private CaseDiagnosis Steps(Case row, TensorSet golden, TensorSet port, Expected reference, CaseDiagnosis diagnosis)
    {
        var judge = new StepJudge(row, CaseArrays.Inputs(golden), reference.Arrays);
        try
        {
            return diagnosis with { Steps = Run is null ? judge.FromPort(port) : judge.FromReference(Run, Grows(diagnosis)) };
        }
        catch (Exception e) when (Run is not null && e is BackendException or BadInputException)
        {
            return diagnosis with { Notes = [.. diagnosis.Notes, $"single steps could not be run: {e.Message}"] };
        }
    }
}
