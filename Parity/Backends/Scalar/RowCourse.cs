using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>The steps of one row in a direction, under rules of time: which there are, what each reads, where its output goes, whether it counts.</summary>
/// <param name="rules">The direction's rules.</param>
/// <param name="backward">Whether it is the backward direction.</param>
/// <param name="shape">The case's sizes.</param>
/// <param name="n">The row.</param>
internal sealed class RowCourse(OracleRules rules, bool backward, CaseShape shape, int n)
{
    private readonly int turn = rules.Time.TurnLength(shape.Length(n), shape.Time);
    private readonly int turnBack = (rules.Time.WriteLength ?? rules.Time.TurnLength)(shape.Length(n), shape.Time);

    /// <summary>The row's length.</summary>
    public int Length { get; } = rules.Time.Length(shape.Length(n), shape.Time);

    /// <summary>Whether the cell runs at steps that do not count.</summary>
    public bool RunsPast { get; } =
        RunsOn(rules.Time.State) || rules.Time.Output is PastOutput.Computed or PastOutput.Masked || RunsOn(rules.Back.State) || rules.Back.Output == PastOutput.Computed;

    private bool InertPast => !RunsPast && rules.Time is { State: PastState.Frozen, Output: PastOutput.Zeros } && rules.Back is { State: null or PastState.Frozen, Output: null or PastOutput.Zeros };

    /// <summary>The steps at which anything happens, in the direction's order.</summary>
    public IEnumerable<(int Step, int Reads, int Writes, bool Counts)> Steps()
    {
        for (var s = 0; s < shape.Time; s++)
        {
            var reads = Turned(rules.Time.Reads ?? backward, s, turn);
            var counts = (rules.Time.CountsByPlace ? reads : s) < Length;
            if (counts || !InertPast)
            {
                yield return (s, reads, Turned(rules.Time.Writes ?? backward, s, turnBack), counts);
            }
        }
    }

    private static bool RunsOn(PastState? state) => state is PastState.RunsOn or PastState.RunsOnZeroH or PastState.RunsOnC or PastState.RunsOnH;

    /// <summary><c>tf.reverse_sequence</c>: what is past the length stays where it is.</summary>
    private static int Turned(bool turns, int step, int length) => turns && step < length ? length - 1 - step : step;
}
