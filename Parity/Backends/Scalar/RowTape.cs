namespace Parity.Backends.Scalar;

/// <summary>What one row leaves behind on its way through time, for the way back.</summary>
/// <param name="InitialC">c before the first step.</param>
/// <param name="InitialH">h before the first step.</param>
internal sealed record RowTape(double[] InitialC, double[] InitialH)
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
        public ScalarLstm.Step? Cell { get; init; }

        /// <summary>c after the step.</summary>
        public required double[] C { get; init; }

        /// <summary>h after the step.</summary>
        public required double[] H { get; init; }
    }

    /// <summary>The steps that something happened at.</summary>
    public IReadOnlyList<Moment> Moments => moments;

    /// <summary>c now.</summary>
    public double[] C => moments.Count == 0 ? InitialC : moments[^1].C;

    /// <summary>h now.</summary>
    public double[] H => moments.Count == 0 ? InitialH : moments[^1].H;

    /// <summary>Adds a step.</summary>
    public void Add(Moment moment) => moments.Add(moment);

    /// <summary>The index of the last step not after <paramref name="step"/>; −1 is the initial state.</summary>
    public int UpTo(int step) => moments.FindLastIndex(m => m.Step <= step);

    /// <summary>c after a step found by <see cref="UpTo"/>.</summary>
    public double[] CAfter(int index) => index < 0 ? InitialC : moments[index].C;

    /// <summary>h after a step found by <see cref="UpTo"/>.</summary>
    public double[] HAfter(int index) => index < 0 ? InitialH : moments[index].H;
}
