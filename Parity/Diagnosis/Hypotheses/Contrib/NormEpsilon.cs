using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>Another ε.</summary>
internal sealed class NormEpsilon : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layer norm's epsilon";

    /// <inheritdoc/>
    public override string Explanation =>
        "tf.contrib.layers.layer_norm adds 1e-12 to the variance; Keras has 1e-3, PyTorch 1e-5, others 1e-6. Where a gate's pre-activations are nearly equal "
        + "over the units it matters much, elsewhere it is a little everywhere.";

    /// <inheritdoc/>
    public override string Fix => "Divide by √(variance + 1e-12).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, epsilon) in new[] { ("1e-3 (Keras)", 1e-3), ("1e-5 (PyTorch)", 1e-5), ("1e-6", 1e-6), ("1e-8", 1e-8), ("1e-2", 1e-2), ("1e-4", 1e-4) })
        {
            yield return new Variant(text, _ => Plant.Of(r => r with { Norm = r.Norm with { Epsilon = epsilon } }));
        }
    }
}
