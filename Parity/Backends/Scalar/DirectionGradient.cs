using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>The way back of one direction: from the last step to the first, row by row, into the gradients of weights, inputs and initial states.</summary>
internal sealed class DirectionGradient(OracleRules rules, CaseShape shape, ScalarCell cell, DirectionStates states, IReadOnlyCollection<ScalarWeight> weights, DirectionTrace? trace)
{
    private readonly bool[] isC = [.. cell.States.Select(s => StateParts.IsC(s.Path))];

    /// <summary>What cotangents of outputs that repeat the last one have summed up to, until that is come to.</summary>
    private double[]? repeated;

    private PastState State => rules.Back.State ?? rules.Time.State;

    private PastOutput Output => rules.Back.Output ?? rules.Time.Output;

    /// <summary>Goes back through a row, from the cotangents of its outputs <c>[T][H]</c> to the inputs' gradient <c>[T][I]</c>.</summary>
    public void Row(int n, RowTape tape, double[][] outputs, double[][] inputs)
    {
        var d = Zeros();
        var (end, length) = (tape.Moments.Count - 1, tape.Course.Length);
        var (lastC, lastH) = rules.Back.StateAtTheEnd ? (end, end) : (tape.UpTo(rules.Time.LastC(length, shape.Time)), tape.UpTo(rules.Time.LastH(length, shape.Time)));
        for (int at = end, later = shape.Time; at >= -1; at--)
        {
            for (var part = 0; part < d.Length; part++)
            {
                Add(at == (isC[part] ? lastC : lastH) ? states.Cotangent(n, part) : null, d[part]);
            }

            for (var still = (at < 0 ? -1 : tape.Moments[at].Step) + 1; still < later; still++)
            {
                trace?.Reached(n, still, d, null);
            }

            if (at >= 0)
            {
                later = tape.Moments[at].Step;
                d = Step(n, length, tape.Moments[at], outputs[tape.Moments[at].Writes], d, inputs[tape.Moments[at].Reads]);
            }
        }

        Add(repeated, d[^1]);
        repeated = null;
        states.Gradient(n, d);
    }

    /// <summary>From the gradients of the state after a step to those of the state before it.</summary>
    private double[][] Step(int n, int length, RowTape.Moment moment, double[] dy, double[][] d, double[] dx)
    {
        trace?.Reached(n, moment.Step, d, moment.Counts || Output == PastOutput.State ? dy : null);
        var (before, after, dOutput) = (Zeros(), d, moment.Counts ? dy : null);
        if (moment.Counts && repeated is not null)
        {
            (dOutput, repeated) = (ScalarCell.Sum(dy, repeated), null);
        }

        if (!moment.Counts)
        {
            if (Output == PastOutput.State)
            {
                Add(dy, cell.PutsOutState ? d[^1] : repeated ??= new double[dy.Length]);
            }

            Add(Output == PastOutput.Input ? dy : null, dx);
            dOutput = Output == PastOutput.Computed ? dy : null;
            after = Zeros();
            for (var part = 0; part < d.Length; part++)
            {
                var fate = State.Fate(cell.States[part].Path);
                (before[part], after[part]) = (fate == PastFate.Stays ? d[part] : before[part], fate == PastFate.RunsOn ? d[part] : after[part]);
            }
        }

        if (moment.Cell is { } step && (moment.Counts || dOutput is not null || cell.States.Any(s => State.Fate(s.Path) == PastFate.RunsOn)))
        {
            foreach (var weight in weights)
            {
                weight.Adds = (weight.IsBias ? rules.Back.AddsToBias : rules.Back.AddsToKernel)(moment.Step, length, shape.Time);
            }

            var gradient = cell.Backward(step, dOutput ?? new double[dy.Length], after);
            trace?.Gates(n, moment.Step, gradient.Z);
            Add(gradient.X, dx);
            for (var part = 0; part < d.Length; part++)
            {
                Add(gradient.State[part], before[part]);
            }
        }

        for (var part = 0; part < d.Length; part++)
        {
            before[part] = (isC[part] ? rules.Back.CutsC : rules.Back.CutsH)(moment.Step, length, shape.Time) ? new double[before[part].Length] : before[part];
        }

        return before;
    }

    private double[][] Zeros() => [.. cell.States.Select(s => new double[s.Size])];

    private static void Add(ReadOnlySpan<double> values, Span<double> to)
    {
        for (var k = 0; k < values.Length; k++)
        {
            to[k] += values[k];
        }
    }
}
