using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Activations;

/// <summary>No tanh.</summary>
internal sealed class TanhMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "tanh missing on the output";

    /// <inheritdoc/>
    public override string Explanation =>
        "The output is σ(o)·c' in the place of σ(o)·tanh(c'). While c is small the two are nearly alike, so it is worse the longer a sequence is and the larger the weights have grown.";

    /// <inheritdoc/>
    public override string Fix => "h' = σ(o)·tanh(c'), and c' = σ(f + forget_bias)·c + σ(i)·tanh(j): two tanh in a step.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasTwoTanh();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.Of(r => r with { Output = _ => Activation.Identity }));
        yield return new Variant("missing on the new input j instead", _ => Plant.Of(r => r with { Candidate = _ => Activation.Identity })) { Rare = true };
        yield return new Variant("missing on the new input j as well", _ => Plant.Of(r => r with { Candidate = _ => Activation.Identity, Output = _ => Activation.Identity })) { Rare = true };
        yield return new Variant("σ in its place", _ => Plant.Of(r => r with { Output = _ => Activation.Sigmoid })) { Rare = true };
        yield return new Variant("σ in the place of the new input's", _ => Plant.Of(r => r with { Candidate = _ => Activation.Sigmoid })) { Rare = true };
        yield return new Variant("in the gradient alone: its slope taken for 1", _ => Plant.Of(r => r with { Output = own => r.Output(own) with { Slope = (_, _) => 1 } })) { GradientsOnly = true, Rare = true };
        yield return new Variant("in the gradient alone: the new input's slope taken for 1", _ => Plant.Of(r => r with { Candidate = own => r.Candidate(own) with { Slope = (_, _) => 1 } })) { GradientsOnly = true, Rare = true };
    }
}
