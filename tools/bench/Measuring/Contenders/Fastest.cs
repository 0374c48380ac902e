using System.Diagnostics;

namespace Parity.Bench.Contenders;

/// <summary>What a machine can do at best: the fastest of several runs.</summary>
internal static class Fastest
{
    private const int Runs = 12;

    /// <summary>Seconds of the fastest run.</summary>
    public static double Of(Action run) => Enumerable.Range(0, Runs).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });
}
