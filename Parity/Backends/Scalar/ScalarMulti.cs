using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>Cells on top of one another, each reading what the one below puts out; their states are side by side.</summary>
internal sealed class ScalarMulti : ScalarCell
{
    private readonly ScalarCell[] cells;

    public ScalarMulti(CellSpec spec, CellWeights weights, OracleRules rules)
        : base(spec.States, rules)
    {
        var layers = spec.Cells!;
        cells = [.. layers.Select((layer, k) => ScalarCells.Of(weights.Of(layer, k == 0 ? weights.Inputs : layers[k - 1].OutputSize, $"multi_rnn_cell/cell_{k}/"), rules, k))];
    }

    private sealed record Step(CellStep[] Steps)
        : CellStep(Steps[^1].Output, [.. Steps.SelectMany(s => s.State)]);

    /// <inheritdoc/>
    public override bool PutsOutState => cells[^1].PutsOutState;

    /// <inheritdoc/>
    public override CellStep Forward(ReadOnlySpan<double> x, double[][] state)
    {
        var (steps, first) = (new CellStep[cells.Length], 0);
        for (var k = 0; k < cells.Length; k++)
        {
            var parts = cells[k].States.Count;
            steps[k] = cells[k].Forward(k == 0 ? x : steps[k - 1].Output, state[first..(first + parts)]);
            first += parts;
        }

        return new Step(steps);
    }

    /// <inheritdoc/>
    public override StepGradient Backward(CellStep step, double[] dOutput, double[][] dState)
    {
        var (steps, last, back) = (((Step)step).Steps, dState.Length, new double[dState.Length][]);
        for (var k = cells.Length - 1; k >= 0; k--)
        {
            var parts = cells[k].States.Count;
            last -= parts;
            var gradient = cells[k].Backward(steps[k], dOutput, dState[last..(last + parts)]);
            gradient.State.CopyTo(back, last);
            dOutput = gradient.X;
        }

        return new StepGradient(dOutput, back);
    }
}
