using Parity.Bench.Goals;
using Parity.Bench.Rounds;
using Parity.Reports;

namespace Parity.Bench.Reports;

/// <summary>All that a run of the bench found; renderers only write it down.</summary>
public sealed record BenchReport
{
    /// <summary>What it ran on.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>Threads that each contender could use.</summary>
    public required int Threads { get; init; }

    /// <summary>How it was timed.</summary>
    public required RoundSettings Settings { get; init; }

    /// <summary>Impl and the others.</summary>
    public required IReadOnlyList<ContenderFacts> Contenders { get; init; }

    /// <summary>The machine's matrix product at its best.</summary>
    public required MatrixProductPeak Peak { get; init; }

    /// <summary>The workloads, in the order they were timed.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    /// <summary>Impl by how far the batch is filled; empty where that was not asked.</summary>
    public required IReadOnlyList<OwnMeasurement> Fills { get; init; }

    /// <summary>Impl cell by cell; empty where that was not asked.</summary>
    public IReadOnlyList<OwnMeasurement> Cells { get; init; } = [];

    /// <summary>What is aimed at; null where that was not asked.</summary>
    public IReadOnlyList<Goal>? Goals { get; init; }

    /// <summary>The largest difference of any array of any contender that was timed, in ULP of the array's largest magnitude.</summary>
    public required double LargestUlps { get; init; }

    /// <summary>What contenders that are here could not run.</summary>
    public required IReadOnlyList<NotRun> NotRun { get; init; }

    /// <summary>Who failed or computes something else, a line each; those were not timed.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>A contender that disagrees or fails is 1, nobody to compare with is 3. A goal that is missed is no failure.</summary>
    public int Exit => Failures.Count > 0 ? ExitCode.Differs : Measurements.Any(m => m.Rivals.Count > 0) || Fills.Count + Cells.Count > 0 ? ExitCode.Success : ExitCode.NothingCompared;
}

/// <summary>A contender of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Which version of what; null where it was not measured.</param>
/// <param name="NotMeasured">Why it was not; null where it was.</param>
public sealed record ContenderFacts(string Name, string? Version, string? NotMeasured);

/// <summary>Workloads that a contender could not run.</summary>
/// <param name="Contender">Its name.</param>
/// <param name="Reason">Why.</param>
public sealed record NotRun(string Contender, string Reason);

/// <summary>The operations a second of a large square float32 matrix product.</summary>
/// <param name="FlopsPerSecond">Operations a second.</param>
/// <param name="By">Whose product it was.</param>
public sealed record MatrixProductPeak(double FlopsPerSecond, string By);
