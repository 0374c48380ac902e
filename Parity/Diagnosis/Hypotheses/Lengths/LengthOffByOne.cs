using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Lengths;

/// <summary>A step too few or too many.</summary>
internal sealed class LengthOffByOne : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "off by one in the length";

    /// <inheritdoc/>
    public override string Explanation =>
        "Rows end a step too early or too late: t < L − 1, t <= L, an index counted from 1, a last state gathered at L − 2 or L. One output a row, the last state and the gradients are wrong, and in the backward direction, which starts there, everything.";

    /// <inheritdoc/>
    public override string Fix => "Steps 0 … sequence_length[n] − 1 count; the last state is the one after step sequence_length[n] − 1, and the initial state where the length is 0.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps || setting.Ragged;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant("a step too few", _ => Plant.OfTime(t => t with { Length = Less(t.Length), TurnLength = Less(t.TurnLength) }));
        yield return new Variant("a step too many", _ => Plant.OfTime(t => t with { Length = More(t.Length), TurnLength = More(t.TurnLength) }));
        yield return new Variant("in the last state alone: after a step too few", _ => Plant.OfTime(t => t with { LastC = (l, _) => l - 2, LastH = (l, _) => l - 2 }));
        yield return new Variant("in the last state alone: after a step too many", _ => Plant.OfTime(t => t with { State = PastState.RunsOn, LastC = (l, _) => l, LastH = (l, _) => l }));
        yield return new Variant("in the outputs' mask alone: a step too few", s => new Plant { Gives = [FewerOutputs(s)] });
        yield return new Variant("in the outputs' mask alone: a step too many, the last h again", s => new Plant { Rules = (_, r) => r with { Time = r.Time with { Output = PastOutput.State } }, Gives = [OneMoreOutput(s)] }) { Rare = true };
        yield return new Variant("in the outputs' mask alone: a step too many, run from the frozen state", s => new Plant { Rules = (_, r) => r with { Time = r.Time with { Output = PastOutput.Computed } }, Gives = [OneMoreOutput(s)] }) { Rare = true };
        if (setting.Bidirectional)
        {
            yield return new Variant("in the mask alone: a step too few", _ => Plant.OfTime(t => t with { Length = Less(t.Length) })) { Rare = true };
            yield return new Variant("in the mask alone: a step too many", _ => Plant.OfTime(t => t with { Length = More(t.Length) })) { Rare = true };
            yield return new Variant("in the turning alone: a step too few", _ => Plant.OfTime(t => t with { TurnLength = Less(t.TurnLength) }).Only("bw")) { Rare = true, PerDirection = false };
            yield return new Variant("in the turning alone: a step too many", _ => Plant.OfTime(t => t with { TurnLength = More(t.TurnLength) }).Only("bw")) { Rare = true, PerDirection = false };
        }
    }

    private static Func<int, int, int> Less(Func<int, int, int> length) => (l, time) => Math.Max(0, length(l, time) - 1);

    private static Func<int, int, int> More(Func<int, int, int> length) => (l, time) => Math.Min(time, length(l, time) + 1);

    /// <summary>The last output of a direction's own time is zero.</summary>
    private static Mapping FewerOutputs(Setting setting) => Outputs(setting, (d, n, t) => t == (d == "bw" ? 0 : setting.Shape.Length(n) - 1) ? Mapping.Zero : t);

    private static Mapping OneMoreOutput(Setting setting) => Outputs(setting, (_, n, t) => t > setting.Shape.Length(n) ? Mapping.Zero : t);

    private static Mapping Outputs(Setting setting, Func<string, int, int, int> from) =>
        setting.Directions.Select(d => (Name: Drivers.Path("outputs", d), Direction: d))
            .Aggregate(new Mapping(), (map, d) => map.With(d.Name, d.Name, Indexes.Steps(setting, setting.OutputSize, (n, t) => from(d.Direction, n, t))));
}
