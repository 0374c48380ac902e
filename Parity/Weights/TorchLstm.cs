using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>torch.nn.LSTM</c> and TorchSharp's: <c>weight_ih [4H, I]</c>, <c>weight_hh [4H, H]</c> (or <c>[4H, P]</c>), <c>bias_ih [4H]</c>, <c>bias_hh [4H]</c>,
/// <c>weight_hr [P, H]</c> with a projection; gates i f g o, g being TensorFlow's j. No forget bias at run time.
/// </summary>
public sealed class TorchLstm : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "torch.LSTM";

    /// <inheritdoc/>
    public override string Gates => "ifjo";

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "weight_ih", 1);

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: false, projection: true, activation: false);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var projection = weights.Find("weight_hr");
        return weights.Find("weight_ih") is { Shape: [var rows, _] } && rows % 4 == 0 && weights.ContainsKey("weight_hh")
            ? new CellSpec { Type = "LSTMCell", NumUnits = rows / 4, NumProj = projection?.Shape is [var size, _] ? size : null }
            : null;
    }

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var (units, output) = (home.Units, home.Cell.OutputSize);
        yield return new("weight_ih", [4 * units, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("weight_hh", [4 * units, output], home.Rows(Gates, recurrent: true));
        yield return new("bias_ih", [4 * units], home.Bias(Gates));
        yield return new("bias_hh", [4 * units], home.SecondBias(Gates));
        if (home.Cell.NumProj is { } size)
        {
            yield return new("weight_hr", [size, units], home.Transposed("projection/kernel"));
        }
    }
}
