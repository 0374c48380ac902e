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
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, s => Biases.Scaled(s, 0, back: false));
        yield return new Variant("and its gradient is zero", s => Biases.Scaled(s, 0, back: true));
    }
}
