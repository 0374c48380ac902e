using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>An LSTM with its options.</summary>
internal sealed class TapeLstm : TapeCell
{
    private readonly CellSpec spec;
    private readonly Func<string, Node?> weight;
    private readonly Node kernel;
    private readonly Node bias;
    private readonly Node forgetBias;
    private readonly int units;
    private readonly bool block;

    public TapeLstm(TapePort port, Tape tape, CellSpec spec, Func<string, Node?> weight)
        : base(port, tape)
    {
        (this.spec, this.weight, units, block) = (spec, weight, spec.NumUnits, spec.Type.Contains("Block", StringComparison.Ordinal));
        (kernel, bias) = (Kernel(weight("kernel")!), Bias(weight("bias")!));
        forgetBias = new Node([.. Enumerable.Repeat(port.Arithmetic.Round(port.ForgetBias(spec.ForgetBias)), units)], units);
    }

    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var (c, h) = (state[0], state[1]);
        var z = Tape.PlusRow(Tape.Product(XH(x, h), kernel, counted), bias, counted);
        var own = TapeCells.Named(spec.Activation);
        var candidate = Mistakes.Activation(spec.Activation == "tanh" ? Port.Candidate : own);
        var i = Tape.Apply(Peeped(PreActivation(z, 'i'), 'i', c), Port.Gate);
        var j = Tape.Apply(PreActivation(z, 'j'), candidate);
        var f = Tape.Apply(Peeped(PreActivation(z, 'f'), 'f', c), Port.Gate);
        var raw = Tape.Plus(Tape.Times(f, c), Tape.Times(i, j));
        var newC = Clipped(raw, Mistakes.ClipsCell ? spec.CellClip : null, Mistakes.ClipsStraight(block));
        var seen = Mistakes.ClipsLate ? raw : newC;
        var o = Tape.Apply(Peeped(PreActivation(z, 'o'), 'o', Mistakes.PeepsAtOldC ? c : seen), Port.Gate);
        var m = Tape.Times(o, Tape.Apply(seen, Mistakes.Activation(spec.Activation == "tanh" ? Port.Output : own)));
        var newH = Projected(m, counted);
        return new Step(newH, [newC, newH]) { Z = z, Gates = new Dictionary<char, Node> { ['i'] = i, ['j'] = j, ['f'] = f, ['o'] = o } };
    }

    private Node PreActivation(Node z, char gate)
    {
        var quarter = Tape.Columns(z, Port.Gates.IndexOf(gate, StringComparison.Ordinal) * units, units);
        return gate == Port.ForgetBiasGate ? Tape.PlusRow(quarter, forgetBias, _ => false) : quarter;
    }

    private Node Peeped(Node sum, char gate, Node c) =>
        Mistakes.PeepholeOf(gate) is { } of && weight($"w_{of}_diag") is { } diagonal ? Tape.Plus(sum, Tape.Times(Every(diagonal, c.Rows), c)) : sum;

    private Node Projected(Node m, Func<int, bool> counted) => weight("projection/kernel") is not { } projection ? m
        : Clipped(Tape.Product(m, projection, counted), Mistakes.ClipsProjection ? spec.ProjClip : null, Mistakes.ClipsStraight(false));
}
