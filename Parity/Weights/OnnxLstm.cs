using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>LSTM</c>, one direction of it: <c>W [4H, I]</c>, <c>R [4H, H]</c>, <c>B [8H]</c> (of W, then of R), <c>P [3H]</c> with peepholes
/// (i o f); gates i o f c, c being TensorFlow's j. No forget bias at run time.
/// </summary>
public sealed class OnnxLstm : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "onnx.LSTM";

    /// <inheritdoc/>
    public override string Gates => "iofj";

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "W", 1);

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: true, projection: false, activation: true);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("R") is { Shape: [var rows, var units] } && rows == 4 * units && weights.ContainsKey("W")
            ? new CellSpec { Type = "LSTMCell", NumUnits = units, UsePeepholes = weights.ContainsKey("P") }
            : null;
    }

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("W", [4 * units, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("R", [4 * units, units], home.Rows(Gates, recurrent: true));
        yield return new("B", [8 * units], [.. home.Bias(Gates), .. home.SecondBias(Gates)]);
        if (home.Cell.UsePeepholes || home.Cell.UsePeephole)
        {
            yield return new("P", [3 * units], [.. home.Whole("w_i_diag"), .. home.Whole("w_o_diag"), .. home.Whole("w_f_diag")]);
        }
    }
}
