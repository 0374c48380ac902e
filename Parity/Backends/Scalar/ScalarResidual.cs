namespace Parity.Backends.Scalar;

/// <summary>A cell whose input is added to its output: <c>y = x + cell(x)</c>; its state is the cell's own.</summary>
/// <param name="cell">The cell.</param>
/// <param name="rules">The rules.</param>
internal sealed class ScalarResidual(ScalarCell cell, OracleRules rules) : ScalarCell(cell.States, rules)
{
    private sealed record Step(CellStep Inner, double[] Output)
        : CellStep(Output, Inner.State)
    {
        public override IEnumerable<(string Part, double[] Values)> Traced => Inner.Traced;
    }

    /// <inheritdoc/>
    public override bool PutsOutState => false;

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var inner = cell.Forward(x, state);
        return new Step(inner, Sum(inner.Output, x));
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var gradient = cell.Backward(((Step)step).Inner, dOutput, dState);
        return gradient with { X = Sum(gradient.X, dOutput) };
    }
}
