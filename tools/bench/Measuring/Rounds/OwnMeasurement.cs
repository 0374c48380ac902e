using Parity.Bench.Workloads;

namespace Parity.Bench.Rounds;

/// <summary>Impl on one workload beside Impl on another: a batch that is filled to a part beside the full one, a cell beside the plain one.</summary>
/// <param name="Workload">What was timed.</param>
/// <param name="Beside">What it was timed beside.</param>
/// <param name="Seconds">Seconds per run.</param>
/// <param name="Ratio">Its time over the other's, within each round.</param>
public sealed record OwnMeasurement(Workload Workload, Workload Beside, Quartiles Seconds, Quartiles Ratio)
{
    /// <summary>The part that is filled: Σ lengths over B·T.</summary>
    public double LiveShare => (double)Workload.LiveSteps / Workload.Shape.Batch / Workload.Shape.Time;

    /// <summary>The ratio of the times that an operation of the matrix products takes.</summary>
    public Quartiles PerFlop => new(Ratio.Lower * Fewer, Ratio.Median * Fewer, Ratio.Upper * Fewer);

    private double Fewer => Beside.Flops / Workload.Flops;
}
