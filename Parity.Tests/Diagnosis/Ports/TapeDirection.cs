using Parity.Cases;
using Parity.Tensors;
using static Parity.Tests.Diagnosis.Ports.TapePort;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>One direction of a port: the states of all rows after every step, and what is read from them.</summary>
internal sealed class TapeDirection
{
    private readonly TapePort port;
    private readonly Tape tape;
    private readonly Case row;
    private readonly CaseShape shape;
    private readonly string direction;
    private readonly Node inputs;
    private readonly RowSpan[] spans;
    private readonly TapeCell cell;
    private readonly List<TapeCell.Step> steps = [];
    private readonly List<Node> c;
    private readonly List<Node> h;
    private readonly Dictionary<string, Node> results = new(StringComparer.Ordinal);

    public TapeDirection(TapePort port, Tape tape, Case row, CaseShape shape, string direction, Func<string, Node?> leaf, (string Kernel, string Bias) weights)
    {
        (this.port, this.tape, this.row, this.shape, this.direction) = (port, tape, row, shape, direction);
        inputs = leaf("inputs")!;
        spans = [.. Enumerable.Range(0, shape.Batch).Select(n => new RowSpan(shape.Length(n), shape.Time, direction == "bw")).Select(s => s with { Length = port.LengthOf(s) })];
        cell = new TapeCell(port, tape, leaf(weights.Kernel)!, leaf(weights.Bias)!, row.Cell.ForgetBias);
        (c, h) = ([InitialState("c", leaf)], [InitialState("h", leaf)]);
    }

    /// <summary>Runs all steps; the results by their right names.</summary>
    public Dictionary<string, Node> Results()
    {
        for (var t = 0; t < shape.Time; t++)
        {
            Step(t);
        }

        results[Drivers.Path("outputs", direction)] = Outputs();
        results[Drivers.Path("state", direction, "c")] = Last(c, port.LastC);
        results[Drivers.Path("state", direction, "h")] = Last(h, port.LastH);
        return results;
    }

    /// <summary>Adds what the harness calls the trace, after the way back.</summary>
    public void AddTrace(TensorSet all) => new TapeTrace(spans, steps, c, h).Add(all, direction, row.DType, part => results[Drivers.Path("state", direction, part)]);

    private void Step(int t)
    {
        var x = tape.Rows(shape.Batch, shape.Inputs, n => new(inputs, port.InputPlace(shape, row.TimeMajor, n, port.Reads(spans[n], t))));
        bool Apart(int n) => port.GradientReachesPadding && !spans[n].Has(t);
        var oldC = tape.Stop(c[t], n => Apart(n) || port.StopsC(spans[n], t));
        var oldH = tape.Stop(h[t], n => Apart(n) || port.StopsH(spans[n], t));
        var step = cell.Run(x, oldC, oldH, n => !Apart(n) && port.Counts(spans[n], t));
        steps.Add(step);
        c.Add(Carried(c[t], step.C, t));
        h.Add(Carried(h[t], step.H, t));
    }

    private Node Carried(Node before, Node after, int t)
    {
        var carried = tape.Rows(
            shape.Batch,
            shape.Units,
            n => spans[n].Has(t) || port.PastLength == Carry.RunOn ? new(after, n) : port.PastLength == Carry.Freeze ? new(before, n) : null,
            port.GradientRunsOn ? n => new(after, n) : null);

        // zeros that hand the gradient to the padded step as well
        return port.GradientReachesPadding
            ? tape.Plus(carried, tape.Rows(shape.Batch, shape.Units, _ => null, n => spans[n].Has(t) ? null : new(after, n)))
            : carried;
    }

    private Node Outputs()
    {
        var at = new (int N, int P)[shape.Batch * shape.Time];
        foreach (var n in Enumerable.Range(0, shape.Batch))
        {
            foreach (var p in Enumerable.Range(0, shape.Time))
            {
                at[port.OutputPlace(shape, row.TimeMajor, n, p)] = (n, p);
            }
        }

        NodeRow? State(int r, Func<RowSpan, int, int?> which) => which(spans[at[r].N], at[r].P) is { } s ? new(h[s], at[r].N) : null;
        return tape.Rows(at.Length, shape.Units, r => State(r, port.Shows), port.ShowsBack is { } back ? r => State(r, back) : null);
    }

    private Node Last(List<Node> states, Func<RowSpan, int?> which) =>
        tape.Rows(shape.Batch, shape.Units, n => which(spans[n]) is { } s ? new(states[s], n) : null);

    private Node InitialState(string part, Func<string, Node?> leaf)
    {
        var from = port.Initial(direction, part) is var (d, p) ? leaf(Drivers.Path("initial_state", d, p)) : null;
        return tape.Pick(shape.Batch, shape.Units, (n, u) => from is null ? null : (from, port.InitialByColumns ? (u * shape.Batch) + n : (n * shape.Units) + u));
    }
}
