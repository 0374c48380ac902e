using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>tf.keras.layers.GRU</c> as TensorFlow 2 makes it (<c>reset_after=True</c>): <c>bias [2, 3H]</c>. Another function than TensorFlow's cell, so nothing is converted; it is here to be recognised.
/// </summary>
public sealed class KerasGruResetAfter : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "keras.GRU(reset_after)";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.ResetAfter;

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("recurrent_kernel") is { Shape: [var units, var columns] } && columns == 3 * units && weights.Find("bias") is { Shape: [2, _] }
            ? new CellSpec { Type = "GRUCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => 0;

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) => [];
}
