namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Something in the padding of the inputs' gradient.</summary>
internal sealed class PaddedInputGradient : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "dx of padded steps not zero";

    /// <inheritdoc/>
    public override string Explanation =>
        "The inputs' gradient has numbers where the padding is. Inputs there have no effect on anything, so their gradient is exactly zero; with an embedding below, the padding's vector is trained on them. All other gradients are right.";

    /// <inheritdoc/>
    public override string Fix => "Select zeros for the inputs' gradient where t >= sequence_length[n].";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => array == "gradient/inputs" && setting.Ragged;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => new Plant { Gradients = [new Mapping().WithZerosOpen("gradient/inputs")] }) { GradientsOnly = true, PerDirection = false };
    }
}
