namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Nothing flows back from the last state.</summary>
internal sealed class StateCotangentIgnored : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "cotangent of the state ignored";

    /// <inheritdoc/>
    public override string Explanation =>
        "The way back starts from zeros at each row's end: the loss's gradient with respect to the last state is dropped. Where the loss uses the state, as an encoder's does, the network learns from its outputs alone, or not at all.";

    /// <inheritdoc/>
    public override string Fix => "Start the way back at each row's last step from the cotangents of the last c and h.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && (setting.Steps || (Results.IsInitialStateGradient(array) && setting.Batch > 0));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, which) in StatePart.Of(setting))
        {
            yield return new Variant(text.Length == 0 ? text : $"of {text}", s => new Plant { Cotangents = [new Mapping().WithZeros(s.StateNames("cotangent/state", which))] }) { GradientsOnly = true };
        }
    }
}
