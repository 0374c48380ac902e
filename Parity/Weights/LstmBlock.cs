using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>tf.contrib.rnn.LSTMBlockCell</c> and <c>LSTMBlockFusedCell</c>: <c>kernel [I+H, 4H]</c>, <c>bias [4H]</c>, peepholes <c>[H]</c>. Its i c f o are LSTMCell's i j f o, and
/// <c>forget_bias</c> is an argument, too: nothing is moved.
/// </summary>
public sealed class LstmBlock : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "tf.LSTMBlockCell";

    /// <inheritdoc/>
    public override string Gates => "ijfo";

    /// <inheritdoc/>
    public override bool FoldsForgetBias => false;

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: true, projection: false, activation: false);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("kernel") is { Shape: [var rows, var columns] } && columns % 4 == 0 && columns / 4 < rows
            ? new CellSpec { Type = "LSTMBlockCell", NumUnits = columns / 4, UsePeephole = weights.ContainsKey("w_f_diag") }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => InputsOfFirst(cell, weights);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) =>
        home.Variables.Select(v => new PlacedTensor(v.Name, v.Shape, home.Whole(v.Name)));
}
