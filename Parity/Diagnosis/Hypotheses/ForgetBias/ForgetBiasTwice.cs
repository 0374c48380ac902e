using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.ForgetBias;

/// <summary>The forget bias added twice.</summary>
internal sealed class ForgetBiasTwice : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "forget bias twice";

    /// <inheritdoc/>
    public override string Explanation =>
        "The forget bias is added at run time and is folded into the bias as well, or is added by two layers of code: the forget gate gets 2·forget_bias. The two are the same function. "
        + "It often comes with converted weights whose converter had folded it in already.";

    /// <inheritdoc/>
    public override string Fix => "Add it once: either at run time or in the third quarter of the bias (order i j f o), never both.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasForgetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Recurs && setting.Cells.Any(c => c.Spec.ForgetBias != 0);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { GateBias = b => r.GateBias(b) with { F = 2 * r.GateBias(b).F } }));
    }
}
