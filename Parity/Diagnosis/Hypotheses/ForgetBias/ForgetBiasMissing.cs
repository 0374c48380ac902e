using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.ForgetBias;

/// <summary>No forget bias.</summary>
internal sealed class ForgetBiasMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "forget bias missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "LSTMCell adds forget_bias, 1 by default, to the forget gate's pre-activation at run time. It is in no variable, so a port that copies every weight has still lost it: "
        + "its cell forgets about half of its state at every step. The first step from a zero state is right.";

    /// <inheritdoc/>
    public override string Fix => "Compute c' = σ(f + forget_bias)·c + σ(i)·tanh(j), or add forget_bias once to the third quarter of the bias (order i j f o).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasForgetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Recurs && setting.Cells.Any(c => c.Spec.ForgetBias != 0);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { GateBias = b => r.GateBias(b) with { F = 0 } }));
    }
}
