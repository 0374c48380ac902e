using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>The new input undiminished.</summary>
internal sealed class CoupledGateMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "coupled gate missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "CoupledInputForgetGateLSTMCell has no input gate of its own: it is 1 − f, so that c' = f∘c + (1 − f)∘j. Without it the new input comes in whole and c "
        + "grows.";

    /// <inheritdoc/>
    public override string Fix => "c' = f∘c + (1 − f)∘act(j).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasCoupledGates();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { Coupling = Coupling.Missing } }));
    }
}
