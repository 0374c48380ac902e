using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>A GRU.</summary>
internal sealed class TapeGru : TapeCell
{
    private readonly int units;
    private readonly int inputs;
    private readonly Node gatesKernel;
    private readonly Node gatesBias;
    private readonly Node candidateKernel;
    private readonly Node candidateBias;
    private readonly Activation activation;

    public TapeGru(TapePort port, Tape tape, CellSpec spec, int inputs, Func<string, Node?> weight)
        : base(port, tape)
    {
        (units, this.inputs) = (spec.NumUnits, inputs);
        (gatesKernel, gatesBias) = (Kernel(weight("gates/kernel")!), Bias(weight("gates/bias")!));
        (candidateKernel, candidateBias) = (Kernel(weight("candidate/kernel")!), Linear(Bias(weight("candidate/bias")!), Mistakes.CandidateBiasTimes, 0));
        activation = Mistakes.Activation(TapeCells.Named(spec.Activation));
    }

    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var h = state[0];
        var gates = Tape.Apply(Tape.PlusRow(Tape.Product(XH(x, h), gatesKernel, counted), gatesBias, counted), Port.Gate);
        Node Half(char gate) => Tape.Columns(gates, Mistakes.GruGates.IndexOf(gate, StringComparison.Ordinal) * units, units);
        var (r, u) = (Half('r'), Half('u'));
        var c = Tape.Apply(Candidate(x, h, r, counted), activation);
        var keep = Mistakes.KeepsOneMinusU ? Linear(u, -1, 1) : u;
        var newH = Tape.Plus(Tape.Times(keep, h), Tape.Times(Linear(keep, -1, 1), c));
        return new Step(newH, [newH]);
    }

    private Node Candidate(Node x, Node h, Node r, Func<int, bool> counted)
    {
        if (Mistakes.Reset is ResetPlace.State or ResetPlace.Nowhere)
        {
            return Tape.PlusRow(Tape.Product(XH(x, Mistakes.Reset == ResetPlace.State ? Tape.Times(r, h) : h), candidateKernel, counted), candidateBias, counted);
        }

        var ofX = Tape.Product(x, Rows(0, inputs), counted);
        var ofH = Tape.Product(h, Rows(inputs, units), counted);
        return Mistakes.Reset == ResetPlace.Product
            ? Tape.PlusRow(Tape.Plus(ofX, Tape.Times(r, ofH)), candidateBias, counted)
            : Tape.Plus(ofX, Tape.Times(r, Tape.PlusRow(ofH, candidateBias, counted)));
    }

    private Node Rows(int first, int count) => Tape.Rows(count, units, k => new(candidateKernel, first + k));
}
