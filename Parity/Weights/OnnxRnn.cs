using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>RNN</c>, one direction of it: <c>W [H, I]</c>, <c>R [H, H]</c>, <c>B [2H]</c> (of W, then of R).
/// </summary>
public sealed class OnnxRnn : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "onnx.RNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type == "BasicRNNCell" ? null : "only BasicRNNCell is its function";

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("R") is { Shape: [var rows, var units] } && rows == units && weights.ContainsKey("W")
            ? new CellSpec { Type = "BasicRNNCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "W", 1);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("W", [units, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("R", [units, units], home.Rows(Gates, recurrent: true));
        yield return new("B", [2 * units], [.. home.Bias(Gates), .. home.SecondBias(Gates)]);
    }
}
