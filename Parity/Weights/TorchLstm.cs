using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>torch.nn.LSTM</c> and TorchSharp's: <c>weight_ih [4H, I]</c>, <c>weight_hh [4H, H]</c> (or <c>[4H, P]</c>), <c>bias_ih [4H]</c>, <c>bias_hh [4H]</c>,
/// <c>weight_hr [P, H]</c> with a projection; gates i f g o, g being TensorFlow's j. No forget bias at run time.
/// </summary>
public sealed class TorchLstm() : TorchLayout("LSTMCell")
{
    /// <inheritdoc/>
    public override string Name => "torch.LSTM";

    /// <inheritdoc/>
    public override string Gates => "ifjo";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: false, projection: true, activation: false);

    /// <summary>One whose <c>weight_hh</c> has another H is an LSTM all the same, so that its mistake can be named; one that is a GRU's or an RNN's is none.</summary>
    public override CellSpec? CellOf(TensorSet weights)
    {
        var whole = base.CellOf(weights);
        return whole is null && weights.Find("weight_hh") is { Shape: [var rows, var output] } && rows % Gates.Length == 0 && rows != output && rows != 3 * output && Axis(weights, "weight_ih", 0) == rows
            ? new CellSpec { Type = "LSTMCell", NumUnits = rows / Gates.Length }
            : whole;
    }
}
