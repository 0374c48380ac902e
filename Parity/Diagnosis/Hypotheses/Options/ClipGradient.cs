using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>A clip that lets its gradient pass, or not.</summary>
internal sealed class ClipGradient : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gradient of the clip";

    /// <inheritdoc/>
    public override string Explanation =>
        "Where a value was cut to the limit, its gradient is zero (tf.clip_by_value). A port whose clip is a straight-through one, or that clips outside of "
        + "what is differentiated, lets it pass; the block cells of tf.contrib do, and there it is the other way round. Outputs and states are right.";

    /// <inheritdoc/>
    public override string Fix => "Multiply the gradient by 0 where the value was past the limit; in LSTMBlockCell and LSTMBlockFusedCell hand it through.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasCellClip() || cell.HasProjClip();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of(setting.Row.Cell.HasCellClip() && setting.Row.Cell.HasProjClip() ? "of c and of the projection" : string.Empty, r => r with { CellClip = c => Turned(r.CellClip(c)), ProjClip = c => Turned(r.ProjClip(c)) });
        if (setting.Row.Cell.HasCellClip() && setting.Row.Cell.HasProjClip())
        {
            yield return Of("of c alone", r => r with { CellClip = c => Turned(r.CellClip(c)) });
            yield return Of("of the projection alone", r => r with { ProjClip = c => Turned(r.ProjClip(c)) });
        }
    }

    private static Variant Of(string text, Func<LstmRules, LstmRules> rules) => new(text, _ => Plant.Of(r => r with { Lstm = rules(r.Lstm) })) { GradientsOnly = true };

    private static Clip Turned(Clip clip) => clip with { Straight = !clip.Straight };
}
