using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>The other one for the old.</summary>
internal sealed class CoupledGatesExchanged : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "f and 1 − f exchanged";

    /// <inheritdoc/>
    public override string Explanation =>
        "The coupled gate is the forget gate, with the forget bias: it says how much of the old c stays, and 1 − f how much of the new input comes in. Taken "
        + "for an input gate it is the other way round, as if h were a GRU's with the other convention.";

    /// <inheritdoc/>
    public override string Fix => "c' = f∘c + (1 − f)∘act(j): f belongs to the old c.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasCoupledGates();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Lstm = r.Lstm with { Coupling = Coupling.Exchanged } }));
    }
}
