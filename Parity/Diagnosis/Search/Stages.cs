using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Search;

/// <summary>
/// The stages that an explanation goes through, each dearer than the one before: the first steps of one row, of a few rows, these rows to their ends,
/// their gradients, the whole case, all its gradients. Only the last decides; the others spare the time.
/// </summary>
internal sealed class Stages
{
    private const int FirstSteps = 2;
    private const int FewSteps = 4;
    private readonly List<Stage> stages = [];

    public Stages(Setting setting, Evidence evidence)
    {
        var forward = evidence.Where(a => !a.IsGradient);
        var rows = Sample(setting.Lengths, setting.Shape.Time);
        if (rows.Count > 0 && rows.Count < setting.Batch)
        {
            var some = setting.Rows(rows);
            if (evidence.HasOutputs)
            {
                int[] first = [rows[0]];
                Add(setting.Rows(first), forward.Rows(setting, first), FirstSteps, gradients: false);
                Add(some, forward.Rows(setting, rows), FewSteps, gradients: false);
            }

            Add(some, forward.Rows(setting, rows), int.MaxValue, gradients: false);
            if (evidence.HasGradients)
            {
                int[] shortest = [rows.MinBy(n => setting.Lengths[n])];
                Add(setting.Rows(shortest), evidence.Rows(setting, shortest), int.MaxValue, gradients: true);
                Add(some, evidence.Rows(setting, rows), int.MaxValue, gradients: true);
            }
        }

        if (evidence.HasOutputs)
        {
            Add(setting, forward, FirstSteps, gradients: false);
        }

        Add(setting, forward, int.MaxValue, gradients: false);
        if (evidence.HasGradients)
        {
            Add(setting, evidence, int.MaxValue, gradients: true);
        }
    }

    /// <summary>The whole case.</summary>
    public Stage Whole => stages[^1];

    /// <summary>The whole case's outputs and states; null where the port gave neither.</summary>
    public Stage? WholeForward => stages.FindLast(s => !s.Gradients);

    /// <summary>A few rows, as far as the port can be judged by them: forward alone, or with gradients.</summary>
    public Stage Sampled(bool gradients) => stages.FindLast(s => s.SomeRows && s.Gradients == gradients) ?? stages.FindLast(s => s.Gradients == gradients) ?? Whole;

    /// <summary>Whether an explanation agrees everywhere.</summary>
    public bool Agrees(Explanation explanation) => Through(explanation, stages);

    /// <summary>Whether an explanation agrees in outputs and states.</summary>
    public bool AgreesForward(Explanation explanation) => Through(explanation, stages.Where(s => !s.Gradients));

    /// <summary>Whether an explanation that agrees in outputs and states agrees in gradients.</summary>
    public bool AgreesBack(Explanation explanation) => Through(explanation, stages.Where(s => s.Gradients));

    private static bool Through(Explanation explanation, IEnumerable<Stage> stages) =>
        stages.Where(s => explanation.RowByRow ? !s.SomeSteps || s.SomeRows : !s.SomeRows).All(s => s.Agrees(explanation));

    private void Add(Setting setting, Evidence evidence, int steps, bool gradients)
    {
        if (evidence.Arrays.Count > 0)
        {
            stages.Add(new Stage(setting, evidence, new OracleScope(steps, gradients)));
        }
    }

    /// <summary>The longest row, the shortest that makes a step and has an end before T, and one between.</summary>
    private static IReadOnlyList<int> Sample(IReadOnlyList<int> lengths, int time)
    {
        var byLength = Enumerable.Range(0, lengths.Count).Where(n => lengths[n] > 0).OrderByDescending(n => lengths[n]).ToList();
        if (byLength.Count == 0)
        {
            return [];
        }

        var ended = byLength.Where(n => lengths[n] < time && lengths[n] > 1).ToList();
        return [.. new[] { byLength[0] }.Concat(ended.Count == 0 ? [] : [ended[^1], ended[ended.Count / 2]]).Distinct()];
    }
}
