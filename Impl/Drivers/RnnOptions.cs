namespace Parity.Impl.Drivers;

/// <summary>How a driver runs, whatever the cell.</summary>
public sealed record RnnOptions
{
    /// <summary><c>time_major</c>: inputs and outputs are <c>[T, B, …]</c> and not <c>[B, T, …]</c>.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>Whose bits to make.</summary>
    public Numerics Numerics { get; init; } = Numerics.Canonical;

    /// <summary>
    /// For inference: nothing is kept of the steps, which takes less time and memory, and <c>Backward</c> throws
    /// <see cref="InvalidOperationException"/>. Results are the same.
    /// </summary>
    public bool ForwardOnly { get; init; }

    /// <summary>To debug a port: results have a <see cref="Cells.CellTrace{T}"/> of every step. It takes time and memory.</summary>
    public bool Trace { get; init; }

    /// <summary>Threads to use at most; results do not depend on it.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;
}
