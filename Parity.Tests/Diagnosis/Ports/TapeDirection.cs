using Parity.Cases;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Cells;
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
    private readonly List<Node>[] states;
    private readonly List<Node> shown;
    private readonly Dictionary<string, Node> results = new(StringComparer.Ordinal);

    public TapeDirection(TapePort port, Tape tape, Case row, CaseShape shape, string direction, Func<string, Node?> leaf, Func<string, Node> weight)
    {
        (this.port, this.tape, this.row, this.shape, this.direction) = (port, tape, row, shape, direction);
        inputs = leaf("inputs")!;
        spans = [.. Enumerable.Range(0, shape.Batch).Select(n => new RowSpan(shape.Length(n), shape.Time, direction == "bw")).Select(s => s with { Length = port.LengthOf(s) })];
        cell = TapeCells.Of(port, tape, row.Cell, shape.Inputs, weight);
        states = [.. row.Cell.States.Select(s => new List<Node> { InitialState(s, leaf) })];

        // what is put out is the last part of the state, unless something is added to it
        shown = Adds(port, row.Cell, 0) ? [states[^1][0]] : states[^1];
    }

    /// <summary>Runs all steps; the results by their right names.</summary>
    public Dictionary<string, Node> Results()
    {
        for (var t = 0; t < shape.Time; t++)
        {
            Step(t);
        }

        results[Drivers.Path("outputs", direction)] = Outputs();
        foreach (var (part, s) in row.Cell.States.Index())
        {
            results[Drivers.Path("state", direction, s.Path)] = Last(states[part], IsC(s.Path) ? port.LastC : port.LastH);
        }

        return results;
    }

    /// <summary>Adds what the harness calls the trace, after the way back.</summary>
    public void AddTrace(TensorSet all) => new TapeTrace(spans, steps, [.. row.Cell.States.Select((s, part) => (s.Path, states[part]))]).Add(all, direction, row.DType, part => results[Drivers.Path("state", direction, part)]);

    private void Step(int t)
    {
        var x = tape.Rows(shape.Batch, shape.Inputs, n => new(inputs, port.InputPlace(shape, row.TimeMajor, n, port.Reads(spans[n], t))));
        bool Apart(int n) => port.GradientReachesPadding && !spans[n].Has(t);
        Node[] old = [.. row.Cell.States.Select((s, part) => tape.Stop(states[part][t], n => Apart(n) || (IsC(s.Path) ? port.StopsC : port.StopsH)(spans[n], t)))];
        var step = cell.Run(x, old, n => !Apart(n) && port.Counts(spans[n], t));
        steps.Add(step);
        foreach (var (part, states) in states.Index())
        {
            states.Add(Carried(states[t], step.State[part], t));
        }

        if (shown != states[^1])
        {
            shown.Add(Carried(shown[t], step.Output, t));
        }
    }

    private Node Carried(Node before, Node after, int t)
    {
        var carried = tape.Rows(
            shape.Batch,
            after.Columns,
            n => spans[n].Has(t) || port.PastLength == Carry.RunOn ? new(after, n) : port.PastLength == Carry.Freeze ? new(before, n) : null,
            port.GradientRunsOn ? n => new(after, n) : null);

        // zeros that hand the gradient to the padded step as well
        return port.GradientReachesPadding
            ? tape.Plus(carried, tape.Rows(shape.Batch, after.Columns, _ => null, n => spans[n].Has(t) ? null : new(after, n)))
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

        NodeRow? State(int r, Func<RowSpan, int, int?> which) => which(spans[at[r].N], at[r].P) is { } s ? new(shown[s], at[r].N) : null;
        var outputs = tape.Rows(at.Length, row.Cell.OutputSize, r => State(r, port.Shows), port.ShowsBack is { } back ? r => State(r, back) : null);
        return port.Cells.ResidualOutside
            ? tape.Plus(outputs, tape.Rows(at.Length, row.Cell.OutputSize, r => new(inputs, port.InputPlace(shape, row.TimeMajor, at[r].N, at[r].P))))
            : outputs;
    }

    private Node Last(List<Node> states, Func<RowSpan, int?> which) =>
        tape.Rows(shape.Batch, states[0].Columns, n => which(spans[n]) is { } s ? new(states[s], n) : null);

    private static bool IsC(string path) => path.Split('/')[^1] == "c";

    private static bool Adds(TapePort port, CellSpec cell, int layer) =>
        cell.Cells is { } layers ? Adds(port, layers[^1], layers.Count - 1) : port.Cells.Residual(layer, cell.Cell is not null);

    private Node InitialState(CellState part, Func<string, Node?> leaf)
    {
        var from = port.Initial(direction, part.Path) is var (d, p) ? leaf(Drivers.Path("initial_state", d, p)) : null;
        return tape.Pick(shape.Batch, part.Size, (n, u) => from is null ? null : (from, port.InitialByColumns ? (u * shape.Batch) + n : (n * part.Size) + u));
    }
}
