namespace Parity.Bench.Rounds;

/// <summary>How often and how long each contender is timed.</summary>
public sealed record RoundSettings
{
    /// <summary>A few short rounds: to see that it works, not how fast.</summary>
    public static RoundSettings Quick { get; } = new()
    {
        Rounds = 3,
        WarmUp = TimeSpan.FromSeconds(0.1),
        Settle = TimeSpan.FromMilliseconds(10),
        Least = TimeSpan.FromMilliseconds(5),
    };

    /// <summary>Rounds; each has every contender once.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>How long a contender runs before its first round: .NET compiles a hot loop a second time, libraries pick their kernels.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>
    /// The pause before a contender's turn. ONNX Runtime's threads spin for 37 ms when their work is done and libtorch's for 7: that must not
    /// be in the next one's time.
    /// </summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// How long a contender runs untimed in its turn. The caches are the others', and threads that slept may share a core for the first
    /// 25 ms, with another in idleness, until the scheduler moves one.
    /// </summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it is timed in its turn, at least.</summary>
    public TimeSpan Least { get; init; } = TimeSpan.FromMilliseconds(30);
}
