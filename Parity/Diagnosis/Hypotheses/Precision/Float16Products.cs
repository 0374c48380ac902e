namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>float16.</summary>
internal sealed class Float16Products : ProductPrecision
{
    /// <inheritdoc/>
    public override string Name => "precision: float16 products";

    /// <inheritdoc/>
    public override string Explanation =>
        "Products are made of float16 numbers, 11 bits and a largest value of 65504: each step is off by a few ten-thousandths, at random, and gradients below 6e-8 vanish.";

    /// <inheritdoc/>
    public override (double From, double To)? Noise => (Math.Pow(2, -15), Math.Pow(2, -11));

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Text, Func<double, double> Round)> Formats => [(string.Empty, Rounding.Half)];
}
