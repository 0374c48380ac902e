namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>A cell whose input is added to its output.</summary>
internal sealed class TapeResidual(TapePort port, Tape tape, TapeCell cell) : TapeCell(port, tape)
{
    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var step = cell.Run(x, state, counted);
        return new Step(Tape.Plus(step.Output, x), step.State);
    }
}
