using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>The LSTM with normalised gates and state.</summary>
internal sealed class TapeNormLstm(TapePort port, Tape tape, CellSpec spec, Func<string, Node?> weight) : TapeCell(port, tape)
{
    private readonly TapeNorm norm = new(tape, port.Cells, weight);

    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var (z, units) = (Tape.Product(XH(x, state[1]), Kernel(weight("kernel")!), counted), spec.NumUnits);
        var gates = norm.Gates([.. Port.Gates.Select((_, g) => Tape.Columns(z, Port.Gates.IndexOf("ijfo"[g], StringComparison.Ordinal) * units, units))], "input", "transform", "forget", "output");
        var activation = Mistakes.Activation(TapeCells.Named(spec.Activation));
        var f = Tape.Apply(Linear(gates[2], 1, Port.ForgetBias(spec.ForgetBias)), Port.Gate);
        var raw = Tape.Plus(Tape.Times(f, state[0]), Tape.Times(Tape.Apply(gates[0], Port.Gate), Tape.Apply(gates[1], activation)));
        var c = norm.State(raw);
        var h = Tape.Times(Tape.Apply(gates[3], Port.Gate), Tape.Apply(c, activation));
        return new Step(h, [Mistakes.HandsRawStateOn ? raw : c, h]);
    }
}
