using Parity.Tensors;

namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>Single precision where double is asked.</summary>
internal sealed class Float32ForFloat64 : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "precision: float32 where the case is float64";

    /// <inheritdoc/>
    public override string Explanation =>
        "The case is float64 and the port computes in float32 somewhere: its results have some seven digits. The other way round, float64 for a float32 case, is within the floor and no mistake.";

    /// <inheritdoc/>
    public override string Fix => "Keep inputs, weights, states and products in float64 (dtype=float64 in every constructor and conversion).";

    /// <inheritdoc/>
    public override (double From, double To)? Noise => (Math.Pow(2, -30), Math.Pow(2, -18));

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Type == DType.Float64 && setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting) => [];
}
