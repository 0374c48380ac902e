using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>What Keras's recurrent layers share, G gates side by side: <c>kernel [I, G·H]</c>, <c>recurrent_kernel [H, G·H]</c>, <c>bias [G·H]</c>.</summary>
/// <param name="cellType">TensorFlow's class of the cell that computes the same.</param>
public abstract class KerasLayout(string cellType) : WeightLayout
{
    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("recurrent_kernel") is { Shape: [var units, var columns] } && columns == Gates.Length * units && weights.Find("bias") is { Shape: [_] }
            ? new CellSpec { Type = cellType, NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "kernel", 0);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var (units, all) = (home.Units, Gates.Length * home.Units);
        yield return new("kernel", [home.Inputs, all], home.Columns(Gates, recurrent: false));
        yield return new("recurrent_kernel", [units, all], home.Columns(Gates, recurrent: true));
        yield return new("bias", [all], home.Bias(Gates));
    }
}
