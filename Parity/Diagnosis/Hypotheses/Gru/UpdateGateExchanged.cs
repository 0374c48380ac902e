using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gru;

/// <summary>The other convention of the update gate.</summary>
internal sealed class UpdateGateExchanged : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "u and 1 − u exchanged";

    /// <inheritdoc/>
    public override string Explanation =>
        "TensorFlow, Keras and PyTorch keep what the update gate lets through: h' = u∘h + (1 − u)∘c. The other convention, of Chung and others' paper and of "
        + "some frameworks, takes it for the new: h' = (1 − u)∘h + u∘c. The network forgets where it should keep.";

    /// <inheritdoc/>
    public override string Fix => "h' = u∘h + (1 − u)∘c; or turn the signs of the update gate's columns of kernel and bias, and of their gradients.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasResetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Gru = r.Gru with { Exchanged = true } }));
    }
}
