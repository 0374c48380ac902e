using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.LSTM</c>: <c>kernel [I, 4H]</c>, <c>recurrent_kernel [H, 4H]</c>, <c>bias [4H]</c>; gates i f c o, c being TensorFlow's j. Nothing is added to the forget gate at
/// run time: <c>unit_forget_bias</c> is the initial value of the bias. The layer must have <c>recurrent_activation='sigmoid'</c>.
/// </summary>
public sealed class KerasLstm() : KerasLayout("LSTMCell")
{
    /// <inheritdoc/>
    public override string Name => "keras.LSTM";

    /// <inheritdoc/>
    public override string Gates => "ifjo";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: false, projection: false, activation: true);
}
