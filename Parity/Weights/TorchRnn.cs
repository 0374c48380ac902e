using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// <c>torch.nn.RNN</c>: <c>weight_ih [H, I]</c>, <c>weight_hh [H, H]</c>, <c>bias_ih [H]</c>, <c>bias_hh [H]</c>; tanh or relu.
/// </summary>
public sealed class TorchRnn() : TorchLayout("BasicRNNCell")
{
    /// <inheritdoc/>
    public override string Name => "torch.RNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type != "BasicRNNCell" ? "only BasicRNNCell is its function" : cell.Activation is "tanh" or "relu" ? null : $"activation={cell.Activation}: it has tanh and relu alone";
}
