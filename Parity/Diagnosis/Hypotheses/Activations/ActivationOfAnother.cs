using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Activations;

/// <summary>Another function.</summary>
internal sealed class ActivationOfAnother : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "activation other than the cell's";

    /// <inheritdoc/>
    public override string Explanation =>
        "The cell's activation, tanh where none is given, is that of the new input (and of an LSTM's output); the gates have σ whatever it is. The port "
        + "computes with another function: its own default, or the one that was meant for another cell.";

    /// <inheritdoc/>
    public override string Fix => "Hand the cell's activation through to the step.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasOtherActivation();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (name, function) in new (string, Activation)[] { ("tanh", Activation.Tanh), ("ReLU", Activation.Relu), ("σ", Activation.Sigmoid), ("none", Activation.Identity) })
        {
            yield return new Variant(name, _ => Plant.Of(r => r with { Candidate = _ => function, Output = _ => function }));
            if (setting.Row.Cell.HasForgetGate())
            {
                yield return new Variant($"{name}, on the new input alone", _ => Plant.Of(r => r with { Candidate = _ => function })) { Rare = true };
                yield return new Variant($"{name}, on the output alone", _ => Plant.Of(r => r with { Output = _ => function })) { Rare = true };
            }
        }

        yield return new Variant("in the gradient alone: its slope taken for 1", _ => Plant.Of(r => r with { Candidate = own => r.Candidate(own) with { Slope = (_, _) => 1 }, Output = own => r.Output(own) with { Slope = (_, _) => 1 } })) { GradientsOnly = true, Rare = true };
    }
}
