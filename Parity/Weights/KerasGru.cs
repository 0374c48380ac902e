using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.GRU(reset_after=False)</c>, TensorFlow 1's default: <c>kernel [I, 3H]</c>, <c>recurrent_kernel [H, 3H]</c>, <c>bias [3H]</c>; gates z r h, z being TensorFlow's u
/// (<c>h' = z·h + (1-z)·c</c> in both). The layer must have <c>recurrent_activation='sigmoid'</c>, which TensorFlow 1's has not by default.
/// </summary>
public sealed class KerasGru() : KerasLayout("GRUCell")
{
    /// <inheritdoc/>
    public override string Name => "keras.GRU";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.Why(cell, activation: true);
}
