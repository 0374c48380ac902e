using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>The LSTM whose input gate is 1 − f.</summary>
internal sealed class TapeCoupled(TapePort port, Tape tape, CellSpec spec, Func<string, Node?> weight) : TapeCell(port, tape)
{
    private readonly TapeNorm norm = new(tape, port.Cells, weight);

    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var (c, units) = (state[0], spec.NumUnits);
        var z = Tape.Product(XH(x, state[1]), Kernel(weight("W_0")!), counted);
        z = spec.LayerNorm == true ? z : Tape.PlusRow(z, Bias(weight("B")!), counted);
        IReadOnlyList<Node> gates = [.. Enumerable.Range(0, 3).Select(g => Tape.Columns(z, g * units, units))];
        gates = spec.LayerNorm == true ? norm.Gates(gates, "transform", "forget", "output") : gates;
        var activation = Mistakes.Activation(TapeCells.Named(spec.Activation));
        var j = Tape.Apply(gates[0], activation);
        var f = Tape.Apply(Peeped(Linear(gates[1], 1, Port.ForgetBias(spec.ForgetBias)), "F", c), Port.Gate);
        var rest = Linear(f, -1, 1);
        var raw = Mistakes.Coupled switch
        {
            CoupledShares.Exchanged => Tape.Plus(Tape.Times(rest, c), Tape.Times(f, j)),
            CoupledShares.WholeInput => Tape.Plus(Tape.Times(f, c), j),
            _ => Tape.Plus(Tape.Times(f, c), Tape.Times(rest, j)),
        };
        var newC = spec.LayerNorm == true ? norm.State(raw) : raw;
        var o = Tape.Apply(Peeped(gates[2], "O", Mistakes.PeepsAtOldC ? c : newC), Port.Gate);
        var m = Tape.Times(o, Tape.Apply(newC, activation));
        var h = weight("W_P_0") is { } projection ? Clipped(Tape.Product(m, projection, counted), Mistakes.ClipsProjection ? spec.ProjClip : null, Mistakes.ClipsStraight(false)) : m;
        return new Step(h, [Mistakes.HandsRawStateOn ? raw : newC, h]);
    }

    private Node Peeped(Node sum, string gate, Node c) =>
        Mistakes.PeepholeOf(char.ToLowerInvariant(gate[0])) is { } of && weight($"W_{char.ToUpperInvariant(of)}_diag") is { } diagonal ? Tape.Plus(sum, Tape.Times(Every(diagonal, c.Rows), c)) : sum;
}
