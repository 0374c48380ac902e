using Parity.Backends;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis.InitialWeights;
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
        var verdict = TraceVerdicts.Add(new Judge(judged, golden, BudgetRule.Stated).Run(row), row, port);
        var compared = verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Differs && row.Driver != Driver.InitialWeights;
        var diagnosis = compared ? Diagnose(row, port, FixtureFolder.ReadGolden(row), verdict) : new CaseDiagnosis { Verdict = verdict, Explained = true };
        return verdict.Outcome == CaseOutcome.Identical || !port.Under("initial/").Any() ? diagnosis : WithWeights(diagnosis, row, port);
    }

    /// <summary>The initial weights are judged apart: each side's causes leave the other's arrays as they are.</summary>
    private static CaseDiagnosis WithWeights(CaseDiagnosis diagnosis, Case row, TensorSet port)
    {
        var weights = WeightJudge.Judge(row, port);
        List<Remainder> wrong = [.. port.Under("initial/").Select(p => new Remainder(p.Key, p.Value.Count, p.Value.Count))];
        List<Remainder> others = row.Driver == Driver.InitialWeights ? [] : [.. diagnosis.Verdict.Arrays.Where(a => a.Outcome == Outcome.Differs).Select(a => new Remainder(a.Name, a.Failing, a.Count))];
        return diagnosis with
        {
            Weights = true,
            Causes = [.. weights.Select(c => c with { Remains = others }), .. diagnosis.Causes.Select(c => weights.Count == 0 ? c : c with { Remains = [.. c.Remains, .. wrong] })],
            Notes = weights.Count > 0 ? diagnosis.Notes : [.. diagnosis.Notes, "the initial weights may well be glorot_uniform over the whole kernel, with a bias of zeros, whatever the draw"],
        };
    }

    private CaseDiagnosis Diagnose(Case row, TensorSet port, TensorSet golden, CaseVerdict verdict)
    {
        var setting = Setting.Of(row, golden);
        var given = Evidence.Of(row, setting, port);
        var evidence = given.Arrays.Count > 0 ? given : Evidence.Of(row, setting, TraceResults.Of(setting, port));
        var reference = new Expected(row, golden);
        var library = HypothesisLibrary.Of(row);
        var visible = library.Where(h => evidence.Arrays.Any(a => h.Shows(setting, a.Name))).ToList();
        List<ArrayEvidence> all = [.. given.Arrays, .. Evidence.OfTrace(row, setting, port)];
        var diagnosis = new CaseDiagnosis
        {
            Verdict = verdict,
            Arrays = [.. all.Select(a => new ArrayDiagnosis(verdict.Arrays.First(v => v.Name == a.Name), Courses.Of(row, a, reference.Arrays[a.Name])))],
            LookedFor = [.. visible.Select(h => h.Name)],
            NotVisible = [.. library.Except(visible).Select(h => h.Name)],
            OfOtherCells = [.. HypothesisLibrary.All.Except(library).Select(h => h.Name)],
        };
        if (verdict.Outcome != CaseOutcome.Differs)
        {
            return diagnosis with { Explained = true };
        }

        diagnosis = Steps(row, golden, port, reference, diagnosis with { First = new FirstDivergence(setting, reference.Arrays).Find(all) });
        if (evidence.Arrays.Count == 0)
        {
            return diagnosis with { Notes = [.. diagnosis.Notes, "causes are looked for in outputs, states and gradients, or in trace/…/c and trace/…/h: the port gave none"] };
        }

        if (evidence.Agrees(reference.Arrays, part: false, slack: Rounding))
        {
            return diagnosis with { Notes = [.. diagnosis.Notes, FormattableString.Invariant($"no element is further off than {Rounding} times the floor: that is rounding, in sums of another order or length, and no mistake that is known")] };
        }

        var found = new CauseSearch(setting, evidence, library, new Workers(Progress)).Run();
        var causes = new Causes(setting, evidence, found);
        return diagnosis with { Causes = causes.All(), Explained = found.Explained, Remains = causes.Remains() };
    }

    /// <summary>Whether what differs begins within a few floors, as rounding does.</summary>
    private static bool Grows(CaseDiagnosis diagnosis) =>
        diagnosis.First is { } first && diagnosis.Arrays.First(a => a.Verdict.Name == first.Array).Course is { } course && Math.Abs(first.Got - first.Expected) <= Rounding * course.Allowed;

    private static string Needs(Case row) =>
        $"that needs {string.Join(" and ", row.Cell.States.Select(s => $"trace/…/{s.Path}"))} of the port, or one that can be run from an initial state (--port-command, --backend)";

    /// <summary>A port that cannot be run on single steps is not wrong for that.</summary>
    private CaseDiagnosis Steps(Case row, TensorSet golden, TensorSet port, Expected reference, CaseDiagnosis diagnosis)
    {
        var judge = new StepJudge(row, CaseArrays.Inputs(golden), reference.Arrays);
        try
        {
            var steps = Run is null ? judge.FromPort(port) : judge.FromReference(Run, Grows(diagnosis));
            return diagnosis with { Steps = steps, StepsNotJudged = steps is not null ? null : Run is null ? Needs(row) : "the port gives the same from any initial state" };
        }
        catch (Exception e) when (Run is not null && e is BackendException or BadInputException)
        {
            return diagnosis with { StepsNotJudged = $"they could not be run: {e.Message}" };
        }
    }
}
