using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>The backward direction's state after its first step instead of after its last.</summary>
internal sealed class StateFromWrongEnd : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "backward state taken from the wrong end";

    /// <inheritdoc/>
    public override string Explanation =>
        "The backward direction's last state belongs to the first step of the input: it has seen the whole sequence there. Taken at the end of the turned-back outputs, as outputs[:, -1] does, it has seen one step.";

    /// <inheritdoc/>
    public override string Fix => "Take the backward state that the cell ended with; in its turned-back outputs h stands at time 0.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) =>
        setting.Bidirectional && !Results.IsOutputs(array)
        && ((setting.Shape.Time > 1 && setting.Steps) || (setting.HasInitialState && setting.Lengths.Contains(0) && array.EndsWith("/h", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional)
        {
            yield break;
        }

        yield return new Variant("c and h after the first step", _ => Plant.OfTime(t => t with { LastC = (_, _) => 0, LastH = (_, _) => 0 }).Only("bw")) { PerDirection = false };
        yield return new Variant("h after the first step", _ => Plant.OfTime(t => t with { LastH = (_, _) => 0 }).Only("bw")) { PerDirection = false };
        if (!setting.ShowsState)
        {
            yield break;
        }

        yield return new Variant("h is the output at T − 1", s => new Plant { Gives = [Output(s, "bw", s.Shape.Time - 1)] }) { PerDirection = false };
        yield return new Variant("of the forward direction: h is the output at time 0", s => new Plant { Gives = [Output(s, "fw", 0)] }) { PerDirection = false, Rare = true };
        yield return new Variant("of the forward direction: c and h after the first step", _ => Plant.OfTime(t => t with { LastC = (_, _) => 0, LastH = (_, _) => 0 }).Only("fw")) { PerDirection = false, Rare = true };
    }

    private static Mapping Output(Setting setting, string direction, int t) => new Mapping().With(
        Drivers.Path("state", direction, setting.Shown.Path),
        Drivers.Path("outputs", direction),
        Indexes.Matrix(setting.Shape.Batch, setting.Shown.Size, (n, u) => (setting.Shape.Place(setting.Row.TimeMajor, n, t) * setting.OutputSize) + u));
}
