using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Contrib;

/// <summary>A norm for the output alone.</summary>
internal sealed class NormedStateNotKept : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "the normalised c' not handed on";

    /// <inheritdoc/>
    public override string Explanation =>
        "c' is normalised for the output, and the state keeps what it was before. In tf.contrib's cells the normalised one is the state: the next step forgets "
        + "and adds to that.";

    /// <inheritdoc/>
    public override string Fix => "c' = norm(f∘c + i∘j), and the same c' goes to the output and into the state.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasNorm();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Norm = r.Norm with { KeepsRawState = true } }));
    }
}
