using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>Matrix products in a narrow format, as accelerators make them.</summary>
internal abstract class ProductPrecision : Hypothesis
{
    /// <inheritdoc/>
    public override string Fix => "Ask for full float32 products: torch.backends.cuda.matmul.allow_tf32 = False, no autocast, no half-precision weights; or compare in the precision that you mean to ship, with a budget for it.";

    /// <summary>The ways to round to the format.</summary>
    protected abstract IReadOnlyList<(string Text, Func<double, double> Round)> Formats { get; }

    /// <summary>Whether there are units that give results in the format, too.</summary>
    protected virtual bool RoundsResults => true;

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, round) in Formats)
        {
            foreach (var (way, back) in new[] { (string.Empty, true), (", on the way there alone", false) })
            {
                Variant Of(string what, Func<OracleRules, OracleRules> rules) => new($"{what}{text}{way}", _ => Plant.Of(rules)) { Rounds = true, PerDirection = false };
                yield return Of("factors are rounded", r => r with { Products = new RoundedProducts(round, null, apart: false, back) });
                if (!RoundsResults)
                {
                    continue;
                }

                yield return Of("factors and results are rounded", r => r with { Products = new RoundedProducts(round, round, apart: false, back) });
                yield return Of("factors and results are rounded, x and h multiplied apart", r => r with { Products = new RoundedProducts(round, round, apart: true, back) });
                yield return Of("every number is rounded", r => r with { Products = new RoundedProducts(round, round, apart: false, back), Round = round });
            }
        }
    }
}
