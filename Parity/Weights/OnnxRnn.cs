using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>RNN</c>, one direction of it: <c>W [H, I]</c>, <c>R [H, H]</c>, <c>B [2H]</c> (of W, then of R).
/// </summary>
public sealed class OnnxRnn() : OnnxLayout("BasicRNNCell")
{
    /// <inheritdoc/>
    public override string Name => "onnx.RNN";

    /// <inheritdoc/>
    public override string Gates => "h";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => cell?.Type == "BasicRNNCell" ? null : "only BasicRNNCell is its function";
}
