namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>Layer normalisation on a tape, from means that are products with a column of ones.</summary>
internal sealed class TapeNorm(Tape tape, CellMistakes mistakes, Func<string, Node?> weight)
{
    /// <summary>Vectors side by side, each with the gain and the shift of its scope.</summary>
    public IReadOnlyList<Node> Gates(IReadOnlyList<Node> gates, params string[] scopes)
    {
        if (!mistakes.NormsGates)
        {
            return gates;
        }

        var size = gates[0].Columns;
        var standard = mistakes.NormsTogether ? Standard(gates.Aggregate(tape.Beside)) : null;
        return [.. gates.Select((gate, g) => Scaled(standard is null ? Standard(gate) : tape.Columns(standard, g * size, size), scopes[g]))];
    }

    /// <summary>One vector.</summary>
    public Node State(Node c) => mistakes.NormsState ? Scaled(Standard(c), "state") : c;

    private Node Standard(Node a)
    {
        var centred = tape.Plus(a, tape.Apply(Across(Mean(a, a.Columns), a.Columns), new Activation(m => -m, _ => -1)));
        var variance = Mean(tape.Times(centred, centred), a.Columns - mistakes.Freedom);
        var inverse = tape.Apply(variance, new Activation(v => 1 / Math.Sqrt(v + mistakes.Epsilon), v => -0.5 * Math.Pow(v + mistakes.Epsilon, -1.5)));
        return tape.Times(centred, Across(inverse, a.Columns));
    }

    private Node Scaled(Node a, string scope) => !mistakes.Gains ? a
        : tape.PlusRow(tape.Times(a, tape.Rows(a.Rows, a.Columns, _ => new(weight(scope + "/gamma")!, 0))), weight(scope + "/beta")!, _ => true);

    private Node Mean(Node a, int divisor) => tape.Product(a, new Node([.. Enumerable.Repeat(1.0 / divisor, a.Columns)], 1), _ => false);

    private Node Across(Node column, int columns) => tape.Pick(column.Rows, columns, (r, _) => (column, r));
}
