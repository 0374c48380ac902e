using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>Outputs are masked and the state is not: so the last state is the one at T.</summary>
internal sealed class MaskOnOutputsOnly : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "mask on outputs only: state taken at T instead of at the length";

    /// <inheritdoc/>
    public override string Explanation =>
        "Outputs past the end are zeroed, but the state runs on through the padding and is taken at T. In the forward direction the outputs are right, so a look at them says nothing; what is built on the last state is wrong, "
        + "and its gradient goes through the padding.";

    /// <inheritdoc/>
    public override string Fix => "Freeze c and h by row: c = where(t < sequence_length, c', c), and h alike; or take the state of step sequence_length − 1.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Ragged && !Results.IsOutputs(array);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant(string.Empty, _ => Plant.OfTime(t => t with { State = PastState.RunsOn }));
        yield return new Variant("though gradients are right", _ => Plant.Of(r => r with { Time = r.Time with { State = PastState.RunsOn }, Back = r.Back with { State = PastState.Frozen } })) { Rare = true };
        yield return new Variant("c alone runs on", _ => Plant.OfTime(t => t with { State = PastState.RunsOnC }));
        yield return new Variant("h alone runs on", _ => Plant.OfTime(t => t with { State = PastState.RunsOnH }));
        yield return new Variant("c alone runs on, though gradients are right", _ => Plant.Of(r => r with { Time = r.Time with { State = PastState.RunsOnC }, Back = r.Back with { State = PastState.Frozen } })) { Rare = true };
        yield return new Variant("h alone runs on, though gradients are right", _ => Plant.Of(r => r with { Time = r.Time with { State = PastState.RunsOnH }, Back = r.Back with { State = PastState.Frozen } })) { Rare = true };
        if (setting.ShowsState)
        {
            yield return new Variant("h is read off the zeroed outputs at T − 1", s => new Plant { Gives = [LastOutput(s)] });
        }
    }

    private static Mapping LastOutput(Setting setting)
    {
        var (shape, h) = (setting.Shape, setting.Shown.Size);
        var index = Indexes.Matrix(shape.Batch, h, (n, u) => (shape.Place(setting.Row.TimeMajor, n, shape.Time - 1) * h) + u);
        return setting.Directions.Where(d => d != "bw").Aggregate(new Mapping(), (map, d) => map.With(Drivers.Path("state", d, setting.Shown.Path), Drivers.Path("outputs", d), index));
    }
}
