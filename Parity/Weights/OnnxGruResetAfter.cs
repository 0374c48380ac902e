using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>GRU</c> with <c>linear_before_reset=1</c>. Its tensors are those of <c>onnx.GRU</c>, the function is another, so nothing is converted.
/// </summary>
public sealed class OnnxGruResetAfter : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "onnx.GRU(linear_before_reset)";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.ResetAfter;

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => 0;

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) => [];
}
