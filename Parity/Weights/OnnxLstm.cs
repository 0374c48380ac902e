using Parity.Cases;

namespace Parity.Weights;

/// <summary>
/// ONNX's operator <c>LSTM</c>, one direction of it: <c>W [4H, I]</c>, <c>R [4H, H]</c>, <c>B [8H]</c> (of W, then of R), <c>P [3H]</c> with peepholes
/// (i o f); gates i o f c, c being TensorFlow's j. No forget bias at run time.
/// </summary>
public sealed class OnnxLstm() : OnnxLayout("LSTMCell")
{
    /// <inheritdoc/>
    public override string Name => "onnx.LSTM";

    /// <inheritdoc/>
    public override string Gates => "iofj";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => LstmLimits.Why(cell, peepholes: true, projection: false, activation: true);
}
