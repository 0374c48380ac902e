namespace Parity.Diagnosis.Search;

/// <summary>The ways that have a free parameter, estimated.</summary>
/// <param name="setting">The case.</param>
/// <param name="evidence">The port's arrays.</param>
/// <param name="stages">The stages, for a sample of rows.</param>
/// <param name="hypotheses">The mistakes that are known.</param>
internal sealed class Estimates(Setting setting, Evidence evidence, Stages stages, IReadOnlyList<Hypothesis> hypotheses)
{
    private const int AfterAllOthers = 50_000;

    /// <summary>An explanation and one more mistake, whose parameter is estimated with the explanation held to be there already.</summary>
    public List<Explanation> On(Explanation given)
    {
        var sample = given.RowByRow ? stages.Sampled(gradients: !evidence.HasForward) : stages.Whole;
        var trial = new Trial(setting, evidence, (sample.Setting, sample.Evidence), given.Make);
        var forward = stages.WholeForward is not { } outputs || outputs.Agrees(given);
        return
        [
            .. from h in hypotheses
               where (forward || !h.EstimatesFromGradients) && evidence.Arrays.Any(a => h.Shows(setting, a.Name)) && given.Candidates.All(c => c.Hypothesis != h)
               from v in h.Estimate(trial)
               select given.And(new Candidate(h, v, AfterAllOthers)),
        ];
    }
}
