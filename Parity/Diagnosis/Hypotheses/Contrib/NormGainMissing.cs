using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>No gamma, no beta.</summary>
internal sealed class NormGainMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gain and shift missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The normalised gates are used as they are, without gamma and beta. These begin as ones and zeros, so with fresh weights nothing is seen, and with "
        + "trained ones everything is wrong.";

    /// <inheritdoc/>
    public override string Fix => "Multiply each normalised gate by its gamma and add its beta, and those of c' alike.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Norm = r.Norm with { GainAndShift = false } }));
    }
}
