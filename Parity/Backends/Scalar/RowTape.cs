namespace Parity.Backends.Scalar;

/// <summary>What one row leaves behind on its way through time, for the way back.</summary>
/// <param name="Initial">The state's parts before the first step.</param>
internal sealed record RowTape(double[][] Initial)
{
    private readonly List<Moment> moments = [];

    /// <summary>One step of the direction.</summary>
    /// <param name="Step">Its number in the direction's own time.</param>
    /// <param name="Reads">The place in time that its input stands at.</param>
    /// <param name="Writes">The place that its output goes to.</param>
    /// <param name="Counts">Whether it is before the row's end.</param>
    public sealed record Moment(int Step, int Reads, int Writes, bool Counts)
    {
        /// <summary>What the cell computed; null where it was not asked.</summary>
        public CellStep? Cell { get; init; }

        /// <summary>The state's parts after the step.</summary>
        public required double[][] State { get; init; }
    }

    /// <summary>The row's course.</summary>
    public required RowCourse Course { get; init; }

    /// <summary>What the row put out at each place; null is what was not computed.</summary>
    public required double[]?[] Outputs { get; init; }

    /// <summary>The output of the last step that counts: the part of the initial state that is put out, where none does.</summary>
    public double[] LastOutput => moments.FindLast(m => m.Counts)?.Cell?.Output ?? Initial[^1];

    /// <summary>The steps that something happened at.</summary>
    public IReadOnlyList<Moment> Moments => moments;

    /// <summary>The state now.</summary>
    public double[][] State => moments.Count == 0 ? Initial : moments[^1].State;

    /// <summary>Adds a step.</summary>
    public void Add(Moment moment) => moments.Add(moment);

    /// <summary>The index of the last step not after <paramref name="step"/>; −1 is the initial state.</summary>
    public int UpTo(int step) => moments.FindLastIndex(m => m.Step <= step);

    /// <summary>The state after a step found by <see cref="UpTo"/>.</summary>
    public double[][] After(int index) => index < 0 ? Initial : moments[index].State;
}
