using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.SimpleRNN</c>: <c>kernel [I, H]</c>, <c>recurrent_kernel [H, H]</c>, <c>bias [H]</c>.
/// </summary>
public sealed class KerasSimpleRnn() : KerasLayout("BasicRNNCell")
{
    /// <inheritdoc/>
    public override string Name => "keras.SimpleRNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type == "BasicRNNCell" ? null : "only BasicRNNCell is its function";
}
