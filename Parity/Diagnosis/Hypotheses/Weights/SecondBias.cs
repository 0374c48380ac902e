using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>The bias added twice.</summary>
internal sealed class SecondBias : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "second bias added";

    /// <inheritdoc/>
    public override string Explanation =>
        "TensorFlow's LSTMCell has one bias. PyTorch, cuDNN and ONNX have two, one beside each kernel, and add both. A conversion that writes TensorFlow's bias into both adds it twice; "
        + "it stays unseen as long as the biases are zeros, as they are when training begins.";

    /// <inheritdoc/>
    public override string Fix => "Write the bias into one of the two and zeros into the other, and keep the other from being trained.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasBias();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, which) in Biases.Kinds(setting))
        {
            yield return new Variant(text, s => Biases.Scaled(s, which, 2, back: false));
            yield return new Variant(text.Length == 0 ? "and its gradient twice as large" : $"{text}, and its gradient twice as large", s => Biases.Scaled(s, which, 2, back: true));
        }
    }
}
