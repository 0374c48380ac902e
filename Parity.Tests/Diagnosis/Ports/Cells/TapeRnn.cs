using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>The plain recurrent cell.</summary>
internal sealed class TapeRnn : TapeCell
{
    private readonly Node kernel;
    private readonly Node bias;
    private readonly Activation activation;

    public TapeRnn(TapePort port, Tape tape, CellSpec spec, Func<string, Node?> weight)
        : base(port, tape) =>
        (kernel, bias, activation) = (Kernel(weight("kernel")!), Bias(weight("bias")!), Mistakes.Activation(TapeCells.Named(spec.Activation)));

    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var h = Tape.Apply(Tape.PlusRow(Tape.Product(XH(x, state[0]), kernel, counted), bias, counted), activation);
        return new Step(h, [h]);
    }
}
