using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>
/// Judges single steps. A port that can be run makes each step from the reference's state (teacher-forced); of one that gave the states of its own steps
/// the reference makes each step again from the port's state before it.
/// </summary>
/// <param name="row">The case.</param>
/// <param name="given">What it is given.</param>
/// <param name="reference">The reference's trace.</param>
internal sealed class StepJudge(Case row, TensorSet given, TensorSet reference)
{
    /// <summary>From the reference's states, by running the port; null where it takes no initial state, so that it cannot be started from one.</summary>
    public StepJudgement? FromReference(Func<Case, TensorSet, TensorSet> port, bool grows)
    {
        var steps = new StepCases(row, given);
        var inputs = steps.Inputs(reference);
        var got = port(steps.Case, inputs);
        var judged = Judge(steps, direction => part => (steps.After(reference, direction, part), got.Find(Drivers.Path("state", direction, part.Path))?.To(row.DType)), fromReference: true, grows);
        return judged.Wrong > 0 && TakesNoState(port, steps, inputs, got) ? null : judged;
    }

    /// <summary>Whether a port makes the same steps from zeros.</summary>
    private static bool TakesNoState(Func<Case, TensorSet, TensorSet> port, StepCases steps, TensorSet inputs, TensorSet got)
    {
        var zeros = new TensorSet(inputs.Select(p => KeyValuePair.Create(p.Key, p.Key.StartsWith("initial_state/", StringComparison.Ordinal) ? Tensor.Zeros(p.Value.DType, p.Value.Shape) : p.Value)));
        var again = port(steps.Case, zeros);
        return got.Under("state/").All(p => again.Find(p.Key) is { } other && other.Bytes.SequenceEqual(p.Value.Bytes));
    }

    /// <summary>From the port's own states; null where it did not give them.</summary>
    public StepJudgement? FromPort(TensorSet port)
    {
        var needed = row.Driver.Directions().SelectMany(d => row.Cell.States.Select(s => TraceArrays.Name(d, s.Path)));
        if (!needed.All(port.ContainsKey))
        {
            return null;
        }

        var steps = new StepCases(row, given);
        var expected = new ScalarBackend().Run(steps.Case, steps.Inputs(port));
        return Judge(steps, direction => part => (expected[Drivers.Path("state", direction, part.Path)], steps.After(port, direction, part)), fromReference: false, grows: true);
    }

    private StepJudgement Judge(StepCases steps, Func<string, Func<CellState, (Tensor Expected, Tensor? Got)>> state, bool fromReference, bool grows)
    {
        var wrong = new List<(string Direction, int Row)>();
        var judged = 0;
        foreach (var direction in row.Driver.Directions())
        {
            var bad = new HashSet<int>();
            foreach (var part in row.Cell.States)
            {
                var (expected, got) = state(direction)(part);
                bad.UnionWith(got is null ? [] : Failing(Drivers.Path("state", direction, part.Path), expected, got));
            }

            judged += steps.Places.Count;
            wrong.AddRange(bad.Order().Select(r => (direction, r)));
        }

        var first = wrong.Count == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(wrong[0].Direction.Length == 0 ? string.Empty : wrong[0].Direction + ", ")}n={steps.Places[wrong[0].Row].N}, t={steps.Places[wrong[0].Row].T}");
        var kind = wrong.Count == 0 ? (grows ? StepKind.RoundingGrows : StepKind.InputWrong)
            : fromReference || 2 * wrong.Count > judged ? StepKind.StepWrong
            : StepKind.InputWrong;
        return new StepJudgement(kind, fromReference, judged, wrong.Count, first);
    }

    private IEnumerable<int> Failing(string name, Tensor expected, Tensor got)
    {
        var evidence = new ArrayEvidence(name, got.To(DType.Float64), row.DType, Floor.Of(row, name).Count, null);
        return evidence.Failing(expected.To(DType.Float64)).Select(i => i / expected.Shape[1]);
    }
}
