using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gru;

/// <summary>r into the product of h.</summary>
internal sealed class ResetAfterProduct : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "reset gate after the product";

    /// <inheritdoc/>
    public override string Explanation =>
        "TensorFlow's GRUCell multiplies the reset gate into h and then by the kernel, as the paper does: concat(x, r∘h)·W. cuDNN, PyTorch and Keras with "
        + "reset_after=True (its default since TensorFlow 2) multiply first and reset the product: x·W_x + r∘(h·W_h + b). The weights have the same shapes; no "
        + "conversion makes the one the other.";

    /// <inheritdoc/>
    public override string Fix => "Multiply r into h before the product (Keras: GRU(reset_after=False); ONNX: linear_before_reset=0).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasResetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Recurs;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant("the bias outside of it", _ => Plant.Of(r => r with { Gru = r.Gru with { Reset = Reset.Product } }));
        yield return new Variant("the bias reset as well", _ => Plant.Of(r => r with { Gru = r.Gru with { Reset = Reset.ProductAndBias } }));
    }
}
