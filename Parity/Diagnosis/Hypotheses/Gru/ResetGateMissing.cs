using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gru;

/// <summary>No reset.</summary>
internal sealed class ResetGateMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "reset gate not applied";

    /// <inheritdoc/>
    public override string Explanation =>
        "The candidate is made of x and of h as it is: the reset gate is computed and not used. With a zero state before it the first step is right, and while "
        + "r is near 1, as it is with TensorFlow's initial gate bias of 1, the difference is small.";

    /// <inheritdoc/>
    public override string Fix => "Compute the candidate from concat(x, r∘h).";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasResetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Recurs;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Gru = r.Gru with { Reset = Reset.Nothing } }));
    }
}
