using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.GRU(reset_after=False)</c>, TensorFlow 1's default: <c>kernel [I, 3H]</c>, <c>recurrent_kernel [H, 3H]</c>, <c>bias [3H]</c>; gates z r h, z being TensorFlow's u
/// (<c>h' = z·h + (1-z)·c</c> in both). The layer must have <c>recurrent_activation='sigmoid'</c>, which TensorFlow 1's has not by default.
/// </summary>
public sealed class KerasGru : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "keras.GRU";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.Why(cell, activation: true);

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("recurrent_kernel") is { Shape: [var units, var columns] } && columns == 3 * units && weights.Find("bias") is { Shape: [_] }
            ? new CellSpec { Type = "GRUCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => Axis(weights, "kernel", 0);

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home)
    {
        var units = home.Units;
        yield return new("kernel", [home.Inputs, 3 * units], home.Columns(Gates, recurrent: false));
        yield return new("recurrent_kernel", [units, 3 * units], home.Columns(Gates, recurrent: true));
        yield return new("bias", [3 * units], home.Bias(Gates));
    }
}
