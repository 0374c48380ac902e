namespace Parity.Tests.Diagnosis.Ports;

/// <summary>The cell of a port, on a tape.</summary>
internal sealed class TapeCell
{
    private readonly TapePort port;
    private readonly Tape tape;
    private readonly Node kernel;
    private readonly Node bias;
    private readonly Node forgetBias;
    private readonly int units;

    public TapeCell(TapePort port, Tape tape, Node kernel, Node bias, double forgetBias)
    {
        (this.port, this.tape, units) = (port, tape, bias.Columns / 4);
        this.kernel = tape.Pick(kernel.Rows, kernel.Columns, (k, column) => (kernel, port.KernelElement(k, column, (kernel.Rows, kernel.Columns))));
        this.bias = tape.Apply(bias, new Activation(b => port.BiasTimes * b, _ => port.BiasTimes));
        this.forgetBias = new Node([.. Enumerable.Repeat(port.Arithmetic.Round(port.ForgetBias(forgetBias)), units)], units);
    }

    /// <summary>What a step leaves on the tape.</summary>
    /// <param name="Z">The pre-activations as the weights have them: <c>[B, 4H]</c>, without the forget bias.</param>
    /// <param name="Gates">The activations of i, j, f, o.</param>
    /// <param name="C">The new c.</param>
    /// <param name="H">The new h.</param>
    public sealed record Step(Node Z, IReadOnlyDictionary<char, Node> Gates, Node C, Node H);

    /// <summary>One step of all rows; those that are not <paramref name="counted"/> add nothing to the weights' gradients.</summary>
    public Step Run(Node x, Node c, Node h, Func<int, bool> counted)
    {
        var z = tape.PlusRow(tape.Product(port.HBeforeX ? tape.Beside(h, x) : tape.Beside(x, h), kernel, counted), bias, counted);
        var gates = "ijfo".ToDictionary(g => g, g => tape.Apply(PreActivation(z, g), g == 'j' ? port.Candidate : port.Gate));
        var newC = tape.Plus(tape.Times(gates['f'], c), tape.Times(gates['i'], gates['j']));
        return new Step(z, gates, newC, tape.Times(gates['o'], tape.Apply(newC, port.Output)));
    }

    private Node PreActivation(Node z, char gate)
    {
        var quarter = tape.Columns(z, port.Gates.IndexOf(gate, StringComparison.Ordinal) * units, units);
        return gate == port.ForgetBiasGate ? tape.PlusRow(quarter, forgetBias, _ => false) : quarter;
    }
}
