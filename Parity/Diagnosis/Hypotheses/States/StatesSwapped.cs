using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.States;

/// <summary>c for h.</summary>
internal sealed class StatesSwapped : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "c and h swapped";

    /// <inheritdoc/>
    public override string Explanation =>
        "TensorFlow's LSTMStateTuple is (c, h); PyTorch, Keras and ONNX have (h, c). Unpacked in the other's order the initial state, the last state or both change places; both have the shape [B, H], so nothing fails.";

    /// <inheritdoc/>
    public override string Fix => "Name them: c is the cell's memory, h is the output; h of the last state is the output of the row's last step.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasForgetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        Pairs(setting).Any() && ((setting.Steps && (!Results.IsOutputs(array) || setting.HasInitialState)) || (setting.HasInitialState && !Results.IsOutputs(array) && (Results.IsState(array) || Results.IsInitialStateGradient(array))));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!Pairs(setting).Any())
        {
            yield break;
        }

        if (setting.HasInitialState)
        {
            yield return new Variant("in the initial state", s => new Plant { Reads = [Swap(s, "initial_state", true)] });
            yield return new Variant("in the initial and in the last state", s => new Plant { Reads = [Swap(s, "initial_state", true)], Gives = [Swap(s, "state", true)] });
            yield return new Variant("in the initial state, gradients as they were computed", s => new Plant { Reads = [Swap(s, "initial_state", false)] }) { Rare = true };
            yield return new Variant("in the initial states' gradients", s => new Plant { Gradients = [Swap(s, "gradient/initial_state", false)] }) { GradientsOnly = true };
        }

        yield return new Variant("in the last state", s => new Plant { Gives = [Swap(s, "state", true)] });
        yield return new Variant("in the last state, though gradients are right", s => new Plant { Gives = [Swap(s, "state", false)] });
        yield return new Variant("in the last state's cotangents", s => new Plant { Cotangents = [Swap(s, "cotangent/state", false)] }) { GradientsOnly = true };
    }

    private static Mapping Swap(Setting setting, string head, bool back)
    {
        var map = new Mapping { GradientsGoBack = back };
        foreach (var direction in setting.Directions)
        {
            foreach (var (c, h) in Pairs(setting).Select(p => (Drivers.Path(head, direction, p.C), Drivers.Path(head, direction, p.H))))
            {
                map = map.With(c, h).With(h, c);
            }
        }

        return map;
    }

    /// <summary>The c and h of each layer that have one shape.</summary>
    private static IEnumerable<(string C, string H)> Pairs(Setting setting) =>
        from c in setting.Row.Cell.States
        from h in setting.Row.Cell.States
        where StateParts.IsC(c.Path) && !StateParts.IsC(h.Path) && StatePart.Layer(c.Path) == StatePart.Layer(h.Path) && c.Size == h.Size
        select (c.Path, h.Path);
}
