namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>What is the forward direction's given to the backward one, and the other way round.</summary>
internal sealed class DirectionsSwapped : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "directions swapped";

    /// <inheritdoc/>
    public override string Explanation =>
        "The two directions are exchanged somewhere: the weights when they are loaded, the results when they are given, or the very order of reading. TensorFlow gives (forward, backward) everywhere.";

    /// <inheritdoc/>
    public override string Fix => "Forward first: variables under bidirectional_rnn/fw, outputs[0] and state[0] are the forward direction's.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Bidirectional && (setting.Steps || (setting.HasInitialState && (Results.IsState(array) || Results.IsInitialStateGradient(array))) || Results.IsInitialStateGradient(array));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional)
        {
            yield break;
        }

        yield return Of("outputs and states", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsOutputs, Results.IsState))] });
        yield return Of("outputs", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsOutputs))] });
        yield return Of("states", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsState))] });
        yield return Of("weights", _ => new Plant { Reads = [Exchange.Of(setting.GivenNames("weights/"))] });
        yield return Of("the order of reading", _ => Plant.OfTime(t => t with { Reads = true, Writes = true }).Only("fw").Then(Plant.OfTime(t => t with { Reads = false, Writes = false }).Only("bw")));
        if (setting.HasInitialState)
        {
            yield return Of("initial states", _ => new Plant { Reads = [Exchange.Of(setting.GivenNames("initial_state/"))] });
            yield return Of("weights and initial states", _ => new Plant { Reads = [Exchange.Of(setting.GivenNames("weights/", "initial_state/"))] });
        }

        yield return Of("weights, and their gradients are given to the direction that used them", _ => new Plant { Reads = [Exchange.Of(setting.GivenNames("weights/"), back: false)] });
        yield return Of("outputs and states, though gradients are right", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsOutputs, Results.IsState), back: false)] });
        yield return Of("outputs, though gradients are right", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsOutputs), back: false)] });
        yield return Of("states, though gradients are right", _ => new Plant { Gives = [Exchange.Of(setting.ResultNames(Results.IsState), back: false)] });
        yield return Of("the weights' gradients", _ => new Plant { Gradients = [Exchange.Of(setting.GivenNames("weights/").Select(n => "gradient/" + n))] }) with { GradientsOnly = true };
        yield return Of("all gradients", _ => new Plant { Gradients = [Exchange.Of(setting.GivenNames("weights/", "initial_state/").Select(n => "gradient/" + n))] }) with { GradientsOnly = true, Rare = true };
        yield return Of("outputs, states and all gradients", _ => new Plant
        {
            Gives = [Exchange.Of(setting.ResultNames(Results.IsOutputs, Results.IsState), back: false)],
            Gradients = [Exchange.Of(setting.GivenNames("weights/", "initial_state/").Select(n => "gradient/" + n))],
        });
    }

    private static Variant Of(string text, Func<Setting, Plant> make) => new(text, make) { PerDirection = false };
}
