using Parity.Cases;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Cells;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>
/// A port of both drivers, made apart from the oracle and from Impl: whole batches, every row run over all T steps, and then what is asked for
/// read from where it stands. Right as it is; a mistake is another value of one of its properties.
/// </summary>
internal sealed record TapePort
{
    /// <summary>What happens to a row's state in a step past its length.</summary>
    public enum Carry
    {
        /// <summary>The step is made; nobody is to read it.</summary>
        RunOn,

        /// <summary>The state stays.</summary>
        Freeze,

        /// <summary>The state becomes zeros.</summary>
        Zero,
    }

    public Arithmetic Arithmetic { get; init; } = Arithmetic.Single;

    // the cell

    /// <summary>The forget bias that is added, from the case's.</summary>
    public Func<double, double> ForgetBias { get; init; } = b => b;

    /// <summary>The gate that it is added to.</summary>
    public char ForgetBiasGate { get; init; } = 'f';

    /// <summary>Which gates the port takes the four quarters of kernel and bias for.</summary>
    public string Gates { get; init; } = "ijfo";

    /// <summary>Whether it multiplies the kernel by <c>concat(h, x)</c>.</summary>
    public bool HBeforeX { get; init; }

    /// <summary>How often the bias is added.</summary>
    public double BiasTimes { get; init; } = 1;

    public Activation Gate { get; init; } = Activation.Sigmoid;

    public Activation Candidate { get; init; } = Activation.Tanh;

    public Activation Output { get; init; } = Activation.Tanh;

    /// <summary>The flat index that element (k, column) of the kernel is read from; given the kernel's rows and columns.</summary>
    public Func<int, int, (int Rows, int Columns), int> KernelElement { get; init; } = (k, column, size) => (k * size.Columns) + column;

    /// <summary>The direction whose weights a direction takes.</summary>
    public Func<string, string> WeightsOf { get; init; } = d => d;

    /// <summary>What is particular to each kind of cell.</summary>
    public CellMistakes Cells { get; init; } = new();

    // time

    /// <summary>The length that the port takes a row to have; <see cref="RowSpan.Length"/> is the right one.</summary>
    public Func<RowSpan, int> LengthOf { get; init; } = s => s.Length;

    /// <summary>The place of the inputs that step t reads.</summary>
    public Func<RowSpan, int, int> Reads { get; init; } = (s, t) => s.Backward ? s.Turned(t) : t;

    /// <summary>The state (0 the initial one, t + 1 the one after step t) whose h stands at place p of the outputs; null is zeros.</summary>
    public Func<RowSpan, int, int?> Shows { get; init; } = (s, p) => !s.Has(p) ? null : s.Backward ? s.Turned(p) + 1 : p + 1;

    /// <summary>The state that the cotangent at place p of the outputs goes to; null where it is the one that is shown.</summary>
    public Func<RowSpan, int, int?>? ShowsBack { get; init; }

    /// <summary>The state whose c is given as the last one; null is zeros.</summary>
    public Func<RowSpan, int?> LastC { get; init; } = s => s.Length;

    /// <summary>The state whose h is given as the last one; null is zeros.</summary>
    public Func<RowSpan, int?> LastH { get; init; } = s => s.Length;

    public Carry PastLength { get; init; }

    /// <summary>Whether gradients go through the steps past a row's length even so.</summary>
    public bool GradientRunsOn { get; init; }

    /// <summary>Whether the cotangents that pass by such a step also reach its inputs.</summary>
    public bool GradientReachesPadding { get; init; }

    // the initial state, and the layout of arrays

    /// <summary>The direction and part (c or h) of the initial state that is taken for this one; null is zeros.</summary>
    public Func<string, string, (string Direction, string Part)?> Initial { get; init; } = (d, p) => (d, p);

    /// <summary>Whether the initial states are read as if they were column-major.</summary>
    public bool InitialByColumns { get; init; }

    /// <summary>The row of the inputs that holds (n, t), seen as [rows, I].</summary>
    public Func<CaseShape, bool, int, int, int> InputPlace { get; init; } = (s, timeMajor, n, t) => s.Place(timeMajor, n, t);

    /// <summary>The row of the outputs that (n, t) is written to, seen as [rows, H].</summary>
    public Func<CaseShape, bool, int, int, int> OutputPlace { get; init; } = (s, timeMajor, n, t) => s.Place(timeMajor, n, t);

    /// <summary>The name under which a result is given.</summary>
    public Func<string, string> Named { get; init; } = n => n;

    // gradients

    /// <summary>Whether step t of a row adds to the weights' gradients.</summary>
    public Func<RowSpan, int, bool> Counts { get; init; } = (_, _) => true;

    /// <summary>Whether no gradient flows from step t into the c before it.</summary>
    public Func<RowSpan, int, bool> StopsC { get; init; } = (_, _) => false;

    /// <summary>Whether no gradient flows from step t into the h before it.</summary>
    public Func<RowSpan, int, bool> StopsH { get; init; } = (_, _) => false;

    /// <summary>What is done around the run, to its arrays and its results.</summary>
    public Func<Func<Case, TensorSet, TensorSet>, Case, TensorSet, TensorSet> Around { get; init; } = (run, row, given) => run(row, given);

    /// <summary>Outputs, states, gradients and trace of a case under the fixture's names.</summary>
    public TensorSet Run(Case row, TensorSet given) => Around((r, g) => new TapeRun(this, r, g).Run(), row, new TensorSet(given));

    /// <summary>The same port, whose given arrays are altered first.</summary>
    public TapePort Given(Action<Case, TensorSet> alter) => Wrapped((run, row, given) =>
    {
        var altered = new TensorSet(given);
        alter(row, altered);
        return run(row, altered);
    });

    /// <summary>The same port, whose results are altered.</summary>
    public TapePort Then(Action<Case, TensorSet> alter) => Wrapped((run, row, given) =>
    {
        var result = run(row, given);
        alter(row, result);
        return result;
    });

    private TapePort Wrapped(Func<Func<Case, TensorSet, TensorSet>, Case, TensorSet, TensorSet> outer) =>
        this with { Around = (run, row, given) => outer((r, g) => Around(run, r, g), row, given) };
}
