using Parity.Bench.Workloads;

namespace Parity.Bench.Rounds;

/// <summary>Impl over a batch whose rows are filled to a part, beside the same batch full.</summary>
/// <param name="Workload">What was timed.</param>
/// <param name="Seconds">Seconds per run.</param>
/// <param name="OfFull">Its time over the full batch's, within each round.</param>
public sealed record FillMeasurement(Workload Workload, Quartiles Seconds, Quartiles OfFull)
{
    /// <summary>The part that is filled: Σ lengths over B·T.</summary>
    public double LiveShare => (double)Workload.LiveSteps / Workload.Shape.Batch / Workload.Shape.Time;
}
