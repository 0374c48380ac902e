namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>A cell of a port, on a tape.</summary>
internal abstract class TapeCell(TapePort port, Tape tape)
{
    /// <summary>What a step leaves on the tape.</summary>
    /// <param name="Output">What is put out.</param>
    /// <param name="State">The new state's parts.</param>
    public sealed record Step(Node Output, Node[] State)
    {
        /// <summary>The pre-activations as the weights have them: <c>[B, 4H]</c>, without the forget bias; null where the cell is no LSTM.</summary>
        public Node? Z { get; init; }

        /// <summary>The activations of i, j, f, o.</summary>
        public IReadOnlyDictionary<char, Node> Gates { get; init; } = new Dictionary<char, Node>();
    }

    protected TapePort Port => port;

    protected CellMistakes Mistakes => port.Cells;

    protected Tape Tape => tape;

    /// <summary>One step of all rows; those that are not <paramref name="counted"/> add nothing to the kernels' and biases' gradients.</summary>
    public abstract Step Run(Node x, Node[] state, Func<int, bool> counted);

    /// <summary>What is multiplied by a kernel.</summary>
    protected Node XH(Node x, Node h) => port.HBeforeX ? tape.Beside(h, x) : tape.Beside(x, h);

    /// <summary>A kernel as the port reads it.</summary>
    protected Node Kernel(Node kernel) => tape.Pick(kernel.Rows, kernel.Columns, (k, column) => (kernel, port.KernelElement(k, column, (kernel.Rows, kernel.Columns))));

    /// <summary>A bias as often as the port adds it.</summary>
    protected Node Bias(Node bias) => tape.Apply(bias, new Activation(b => port.BiasTimes * b, _ => port.BiasTimes));

    /// <summary>One row of weights for every row of a batch.</summary>
    protected Node Every(Node row, int rows) => tape.Rows(rows, row.Columns, _ => new(row, 0));

    /// <summary><c>scale·a + shift</c>.</summary>
    protected Node Linear(Node a, double scale, double shift) => tape.Apply(a, new Activation(x => (scale * x) + shift, _ => scale));

    /// <summary>A value cut to ± a limit.</summary>
    protected Node Clipped(Node a, double? limit, bool straight) =>
        limit is not { } most ? a : tape.Apply(a, new Activation(x => Math.Min(Math.Max(x, -most), most), x => straight || Math.Abs(x) <= most ? 1 : 0));
}
