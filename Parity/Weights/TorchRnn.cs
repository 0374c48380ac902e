using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>torch.nn.RNN</c>: <c>weight_ih [H, I]</c>, <c>weight_hh [H, H]</c>, <c>bias_ih [H]</c>, <c>bias_hh [H]</c>; tanh or relu.
/// </summary>
public sealed class TorchRnn : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "torch.RNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type != "BasicRNNCell" ? "only BasicRNNCell is its function" : cell.Activation is "tanh" or "relu" ? null : $"activation={cell.Activation}: it has tanh and relu alone";

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("weight_hh") is { Shape: [var rows, var units] } && rows == units && weights.ContainsKey("weight_ih")
            ? new CellSpec { Type = "BasicRNNCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "weight_ih", 1);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("weight_ih", [units, home.Inputs], home.Rows(Gates, recurrent: false));
        yield return new("weight_hh", [units, units], home.Rows(Gates, recurrent: true));
        yield return new("bias_ih", [units], home.Bias(Gates));
        yield return new("bias_hh", [units], home.SecondBias(Gates));
    }
}
