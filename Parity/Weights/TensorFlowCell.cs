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
    public override CellSpec? CellOf(TensorSet weights) => CellOf("LSTMCell", weights);

    /// <summary>The cell of a class that variables are of, by their shapes; null where they are of none.</summary>
    public static CellSpec? CellOf(string type, TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (spec, inputs) = CellSizes.Read(type, weights.Keys, (name, axis) => Axis(weights, name, axis));
        return spec.NumUnits > 0 && inputs > 0 && spec.Unsupported is null ? spec : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => InputsOfFirst(cell, weights);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) =>
        home.Variables.Select(v => new PlacedTensor(v.Name, v.Shape, home.Whole(v.Name)));
}
