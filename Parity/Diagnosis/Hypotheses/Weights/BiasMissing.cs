using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>No bias.</summary>
internal sealed class BiasMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "bias missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The bias is not added to the product. With freshly initialised weights this cannot be seen, since TensorFlow's biases start as zeros; with trained weights everything is wrong from the first step.";

    /// <inheritdoc/>
    public override string Fix => "Add the bias to the product: z = concat(x, h)·W + b.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasBias();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, which) in Biases.Kinds(setting))
        {
            yield return new Variant(text, s => Biases.Scaled(s, which, 0, back: false));
            yield return new Variant(text.Length == 0 ? "and its gradient is zero" : $"{text}, and its gradient is zero", s => Biases.Scaled(s, which, 0, back: true));
        }
    }
}
