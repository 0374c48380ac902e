using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>A cell of the oracle under its rules: the step of one row and its gradient, as formulas, in double. One file a cell; <see cref="ScalarCells"/> has the table.</summary>
/// <param name="states">The parts of its state.</param>
/// <param name="rules">What to compute instead where a mistake is planted; else TensorFlow's.</param>
internal abstract class ScalarCell(IReadOnlyList<CellState> states, OracleRules rules)
{
    /// <summary>The parts of its state in TensorFlow's order; the last one is what it puts out.</summary>
    public IReadOnlyList<CellState> States { get; } = states;

    /// <summary>Whether the last part is the output itself; else something is added to it.</summary>
    public virtual bool PutsOutState => true;

    /// <summary>The rules.</summary>
    protected OracleRules Rules { get; } = rules;

    /// <summary>One step, of <c>x [I]</c> and the state's parts.</summary>
    public abstract CellStep Forward(ReadOnlySpan<double> x, double[][] state);

    /// <summary>The gradient of one step from those of its output and of the new state's parts; the weights' are added to the weights.</summary>
    public abstract StepGradient Backward(CellStep step, double[] dOutput, double[][] dState);

    /// <summary>A number as the rules round it.</summary>
    protected double Round(double value) => Rules.Round is { } round ? round(value) : value;

    /// <summary>Every number of an array as the rules round it.</summary>
    protected void Round(double[] values)
    {
        for (var i = 0; Rules.Round is not null && i < values.Length; i++)
        {
            values[i] = Rules.Round(values[i]);
        }
    }

    /// <summary><c>a + b</c>.</summary>
    public static double[] Sum(double[] a, ReadOnlySpan<double> b)
    {
        var sum = (double[])a.Clone();
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] += b[k];
        }

        return sum;
    }
}

/// <summary>What a step leaves behind, for the way back and the trace.</summary>
/// <param name="Output">What is put out.</param>
/// <param name="State">The new state's parts.</param>
internal abstract record CellStep(double[] Output, double[][] State)
{
    /// <summary>What a trace shows of it besides the state, by the parts of <see cref="TraceArrays"/>.</summary>
    public virtual IEnumerable<(string Part, double[] Values)> Traced => [];
}

/// <summary>The gradients that a step hands back.</summary>
/// <param name="X">Of x <c>[I]</c>.</param>
/// <param name="State">Of the old state's parts.</param>
internal sealed record StepGradient(double[] X, double[][] State)
{
    /// <summary>Of the pre-activations; null where there are none in one piece.</summary>
    public double[]? Z { get; init; }
}
