using Parity.Bench.Workloads;

namespace Parity.Bench.Rounds;

/// <summary>A workload, timed: Impl and the others in the same rounds.</summary>
public sealed record Measurement
{
    /// <summary>What was timed.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Impl's seconds per run.</summary>
    public required Quartiles Seconds { get; init; }

    /// <summary>The others, in the order they were given.</summary>
    public required IReadOnlyList<Rival> Rivals { get; init; }

    /// <summary>The operations a second of Impl's matrix products, as if it did nothing else.</summary>
    public double FlopsPerSecond => Workload.Flops / Seconds.Median;

    /// <summary>Adds up what the rounds gave; of a contender's variants the fastest counts.</summary>
    /// <param name="workload">What was timed.</param>
    /// <param name="impl">Impl's series.</param>
    /// <param name="others">The others', one or more a contender.</param>
    public static Measurement Of(Workload workload, Series impl, IEnumerable<Series> others)
    {
        ArgumentNullException.ThrowIfNull(impl);
        return new()
        {
            Workload = workload,
            Seconds = Quartiles.Of(impl.Seconds),
            Rivals = [.. others.GroupBy(s => s.Contender, StringComparer.Ordinal).Select(variants => Rival.Of(impl, variants.MinBy(v => Quartiles.Of(v.Seconds).Median)!))],
        };
    }
}

/// <summary>A contender beside Impl.</summary>
/// <param name="Contender">Its name.</param>
/// <param name="Variant">The variant that was fastest; empty where it has only one.</param>
/// <param name="Seconds">Its seconds per run.</param>
/// <param name="Ratio">Impl's time over its, within each round: below 1 is Impl ahead.</param>
public sealed record Rival(string Contender, string Variant, Quartiles Seconds, Quartiles Ratio)
{
    /// <summary>From two series of the same rounds.</summary>
    internal static Rival Of(Series impl, Series other) =>
        new(other.Contender, other.Variant, Quartiles.Of(other.Seconds), Quartiles.Of(impl.Seconds.Zip(other.Seconds, (mine, its) => mine / its)));
}
