using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>One mean for all gates.</summary>
internal sealed class NormOverAllGates : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "layer norm over all gates at once";

    /// <inheritdoc/>
    public override string Explanation =>
        "The pre-activations are normalised as one vector of all gates. TensorFlow's cell splits first and normalises each gate by its own mean and variance, "
        + "so that no gate's size is seen in another's.";

    /// <inheritdoc/>
    public override string Fix => "Split into gates, then normalise each over its H units with its own gamma and beta.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Norm = r.Norm with { GatesTogether = true } }));
    }
}
