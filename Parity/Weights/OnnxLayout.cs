using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>What one direction of ONNX's recurrent operators shares, G gates one below the other: <c>W [G·H, I]</c>, <c>R [G·H, H]</c>, <c>B [2·G·H]</c> (of W, then of R), and with peepholes <c>P [3H]</c>, i o f.</summary>
/// <param name="cellType">TensorFlow's class of the cell that computes the same.</param>
public abstract class OnnxLayout(string cellType) : WeightLayout
{
    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("R") is { Shape: [var rows, var units] } && rows == Gates.Length * units && weights.ContainsKey("W")
            ? new CellSpec { Type = cellType, NumUnits = units, UsePeepholes = weights.ContainsKey("P") }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "W", 1);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var (units, all) = (home.Units, Gates.Length * home.Units);
        yield return new("W", [all, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("R", [all, units], home.Rows(Gates, recurrent: true));
        yield return new("B", [2 * all], [.. home.Bias(Gates), .. home.SecondBias(Gates)]);
        if (home.Cell.UsePeepholes || home.Cell.UsePeephole)
        {
            yield return new("P", [3 * units], [.. home.Whole("w_i_diag"), .. home.Whole("w_o_diag"), .. home.Whole("w_f_diag")]);
        }
    }
}
