using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// TensorFlow's own variables, of any cell but those made of others: nothing is moved, and <c>forget_bias</c> stays an argument.
/// </summary>
public sealed class TensorFlowCell : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "tf";

    /// <inheritdoc/>
    public override string Gates => "ijfo";

    /// <inheritdoc/>
    public override bool FoldsForgetBias => false;

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Kind.Scope.Length == 0 || cell?.Cells is not null ? "it is made of other cells: convert each" : null;

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("kernel") is { Shape: [var rows, var columns] } && weights.Find("bias") is { Shape: [var width] } && width == columns && columns % 4 == 0 && columns / 4 < rows
            ? new CellSpec { Type = "LSTMCell", NumUnits = columns / 4, UsePeepholes = weights.ContainsKey("w_f_diag"), NumProj = weights.Find("projection/kernel")?.Shape is [_, var size] ? size : null }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => InputsOfFirst(cell, weights);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) =>
        home.Variables.Select(v => new PlacedTensor(v.Name, v.Shape, home.Whole(v.Name)));
}
