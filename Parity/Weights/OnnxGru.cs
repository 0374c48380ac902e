using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>GRU</c> with <c>linear_before_reset=0</c>, one direction of it: <c>W [3H, I]</c>, <c>R [3H, H]</c>, <c>B [6H]</c> (of W, then of R); gates z r h, z being TensorFlow's u
/// (<c>h' = z·h + (1-z)·c</c> in both).
/// </summary>
public sealed class OnnxGru() : OnnxLayout("GRUCell")
{
    /// <inheritdoc/>
    public override string Name => "onnx.GRU";

    /// <inheritdoc/>
    public override string Gates => "urc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.Why(cell, activation: true);
}
