using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.SimpleRNN</c>: <c>kernel [I, H]</c>, <c>recurrent_kernel [H, H]</c>, <c>bias [H]</c>.
/// </summary>
public sealed class KerasSimpleRnn : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "keras.SimpleRNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type == "BasicRNNCell" ? null : "only BasicRNNCell is its function";

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("recurrent_kernel") is { Shape: [var units, var columns] } && columns == units && weights.Find("bias") is { Shape: [_] }
            ? new CellSpec { Type = "BasicRNNCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "kernel", 0);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("kernel", [home.Inputs, units], home.Columns(Gates, recurrent: false));
        yield return new("recurrent_kernel", [units, units], home.Columns(Gates, recurrent: true));
        yield return new("bias", [units], home.Bias(Gates));
    }
}
