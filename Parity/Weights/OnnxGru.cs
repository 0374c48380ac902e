using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>GRU</c> with <c>linear_before_reset=0</c>, one direction of it: <c>W [3H, I]</c>, <c>R [3H, H]</c>, <c>B [6H]</c> (of W, then of R); gates z r h, z being TensorFlow's u
/// (<c>h' = z·h + (1-z)·c</c> in both).
/// </summary>
public sealed class OnnxGru : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "onnx.GRU";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.Why(cell, activation: true);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("R") is { Shape: [var rows, var units] } && rows == 3 * units && weights.ContainsKey("W")
            ? new CellSpec { Type = "GRUCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "W", 1);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("W", [3 * units, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("R", [3 * units, units], home.Rows(Gates, recurrent: true));
        yield return new("B", [6 * units], [.. home.Bias(Gates), .. home.SecondBias(Gates)]);
    }
}
