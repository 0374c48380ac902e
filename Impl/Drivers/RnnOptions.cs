namespace Parity.Impl.Drivers;

/// <summary>How a driver runs, whatever the cell.</summary>
public sealed record RnnOptions
{
    /// <summary><c>time_major</c>: inputs and outputs are <c>[T, B, …]</c> and not <c>[B, T, …]</c>.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>Whose bits to make.</summary>
    public Numerics Numerics { get; init; } = Numerics.Canonical;

    /// <summary>Threads to use at most; results do not depend on it.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;
}
