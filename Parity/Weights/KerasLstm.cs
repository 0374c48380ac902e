using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.LSTM</c>: <c>kernel [I, 4H]</c>, <c>recurrent_kernel [H, 4H]</c>, <c>bias [4H]</c>; gates i f c o, c being TensorFlow's j. Nothing is added to the forget gate at
/// run time: <c>unit_forget_bias</c> is the initial value of the bias. The layer must have <c>recurrent_activation='sigmoid'</c>.
/// </summary>
public sealed class KerasLstm : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "keras.LSTM";

    /// <inheritdoc/>
    public override string Gates => "ifjo";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: false, projection: false, activation: true);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("recurrent_kernel") is { Shape: [var units, var columns] } && columns == 4 * units && weights.Find("bias") is { Shape: [_] }
            ? new CellSpec { Type = "LSTMCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "kernel", 0);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("kernel", [home.Inputs, 4 * units], home.Columns(Gates, recurrent: false));
        yield return new("recurrent_kernel", [units, 4 * units], home.Columns(Gates, recurrent: true));
        yield return new("bias", [4 * units], home.Bias(Gates));
    }
}
