namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>TF32.</summary>
internal sealed class Tf32Products : ProductPrecision
{
    /// <inheritdoc/>
    public override string Name => "precision: TF32-like rounding";

    /// <inheritdoc/>
    public override string Explanation =>
        "The factors of products are rounded to TF32, 11 bits with float32's range, as tensor cores do unless they are told not to: each step is off by a few ten-thousandths, at random.";

    /// <inheritdoc/>
    public override (double From, double To)? Noise => (Math.Pow(2, -15), Math.Pow(2, -11));

    /// <summary>Tensor cores add up in float32.</summary>
    protected override bool RoundsResults => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Text, Func<double, double> Round)> Formats => [(string.Empty, Rounding.Tensor32), (" by cutting", Rounding.Tensor32Cut)];
}
