namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>Cells on top of one another.</summary>
internal sealed class TapeLayers(TapePort port, Tape tape, IReadOnlyList<(TapeCell Cell, int Parts)> layers) : TapeCell(port, tape)
{
    public override Step Run(Node x, Node[] state, Func<int, bool> counted)
    {
        var (parts, first) = (new List<Node>(), 0);
        foreach (var (cell, count) in layers)
        {
            var step = cell.Run(x, state[first..(first + count)], counted);
            (x, first) = (step.Output, first + count);
            parts.AddRange(step.State);
        }

        return new Step(x, [.. parts]);
    }
}
