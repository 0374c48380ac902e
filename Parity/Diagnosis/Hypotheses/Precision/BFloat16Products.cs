namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>bfloat16.</summary>
internal sealed class BFloat16Products : ProductPrecision
{
    /// <inheritdoc/>
    public override string Name => "precision: bfloat16 products";

    /// <inheritdoc/>
    public override string Explanation =>
        "Products are made of bfloat16 numbers, 8 bits with float32's range: each step is off by a few thousandths, at random. It is what autocast and TPUs do.";

    /// <inheritdoc/>
    public override (double From, double To)? Noise => (Math.Pow(2, -11), Math.Pow(2, -4));

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Text, Func<double, double> Round)> Formats => [(string.Empty, Rounding.Brain), (" by cutting", Rounding.BrainCut)];
}
