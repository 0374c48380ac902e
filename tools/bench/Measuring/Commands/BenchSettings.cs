using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Bench.Commands;

/// <summary>What the command line asks for.</summary>
public sealed record BenchSettings
{
    /// <summary>What is timed.</summary>
    public required IReadOnlyList<Workload> Workloads { get; init; }

    /// <summary>Who takes part beside Impl.</summary>
    public required IReadOnlyList<string> Against { get; init; }

    /// <summary>Whether a contender that is not here is an error, since it was named.</summary>
    public bool Named { get; init; }

    /// <summary>Threads that each may use.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>How it is timed.</summary>
    public RoundSettings Rounds { get; init; } = new();

    /// <summary>Which passes are timed by how far the batch is filled, too; empty is none.</summary>
    public IReadOnlyList<Pass> Fill { get; init; } = [];

    /// <summary>Which passes are timed cell by cell, too; empty is none.</summary>
    public IReadOnlyList<Pass> Cells { get; init; } = [];

    /// <summary>Whether the ratios are held against what is aimed at.</summary>
    public bool Goals { get; init; }
}
