using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>What torch's recurrent modules share, G gates one below the other: <c>weight_ih [G·H, I]</c>, <c>weight_hh [G·H, H]</c>, <c>bias_ih [G·H]</c>, <c>bias_hh [G·H]</c>, and with a projection <c>weight_hh [G·H, P]</c> and <c>weight_hr [P, H]</c>.</summary>
/// <param name="cellType">TensorFlow's class of the cell that computes the same.</param>
public abstract class TorchLayout(string cellType) : WeightLayout
{
    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("weight_ih") is { Shape: [var rows, _] } && rows % Gates.Length == 0 && weights.Find("weight_hh") is { Shape: [_, var output] } && (weights.ContainsKey("weight_hr") || rows == Gates.Length * output)
            ? new CellSpec { Type = cellType, NumUnits = rows / Gates.Length, NumProj = weights.Find("weight_hr")?.Shape is [var size, _] ? size : null }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "weight_ih", 1);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var (units, all) = (home.Units, Gates.Length * home.Units);
        yield return new("weight_ih", [all, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("weight_hh", [all, home.Cell.OutputSize], home.Rows(Gates, recurrent: true));
        yield return new("bias_ih", [all], home.Bias(Gates));
        yield return new("bias_hh", [all], home.SecondBias(Gates));
        if (home.Cell.NumProj is { } size)
        {
            yield return new("weight_hr", [size, units], home.Transposed("projection/kernel"));
        }
    }
}
