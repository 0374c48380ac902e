using Parity.Bench.Contenders;

namespace Parity.Bench.Rounds;

/// <summary>One way of one contender that takes part.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Variant">The index of the variant.</param>
/// <param name="Name">The variant's name; empty where there is only one.</param>
public sealed record Entrant(IContender Contender, int Variant, string Name);

/// <summary>An entrant's seconds per run, one a round.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Variant">The variant's name.</param>
/// <param name="Seconds">By round.</param>
public sealed record Series(string Contender, string Variant, IReadOnlyList<double> Seconds);

/// <summary>
/// Times entrants in turns, so that what moves the whole machine (its clock, its neighbours) moves all of them in the same round, and
/// only ratios within a round are formed.
/// </summary>
/// <param name="settings">How often and how long.</param>
/// <param name="sleep">Waits; a test has another clock.</param>
public sealed class RoundRobin(RoundSettings settings, Action<TimeSpan>? sleep = null)
{
    private const int MostRuns = 1_000_000;
    private readonly Action<TimeSpan> sleep = sleep ?? Thread.Sleep;

    /// <summary>Times them; who is first changes from round to round.</summary>
    /// <exception cref="Backends.BackendException">One failed.</exception>
    public IReadOnlyList<Series> Measure(IReadOnlyList<Entrant> entrants)
    {
        ArgumentNullException.ThrowIfNull(entrants);
        var perRun = entrants.Select(WarmUp).ToArray();
        var seconds = entrants.Select(_ => new double[settings.Rounds]).ToArray();
        for (var round = 0; round < settings.Rounds; round++)
        {
            for (var turn = 0; turn < entrants.Count; turn++)
            {
                var i = (round + turn) % entrants.Count;
                sleep(settings.Pause);
                seconds[i][round] = entrants[i].Contender.SecondsPerRun(entrants[i].Variant, Runs(settings.Settle, perRun[i]), Runs(settings.Least, perRun[i]));
            }
        }

        return [.. entrants.Select((e, i) => new Series(e.Contender.Name, e.Name, seconds[i]))];
    }

    /// <summary>Runs it for as long as is asked, and says how many seconds a run takes at the end.</summary>
    private double WarmUp(Entrant entrant)
    {
        sleep(settings.Pause);
        var last = entrant.Contender.SecondsPerRun(entrant.Variant, untimed: 0, timed: 1);
        for (var spent = last; spent < settings.WarmUp.TotalSeconds;)
        {
            var runs = Runs(settings.Least, last);
            last = entrant.Contender.SecondsPerRun(entrant.Variant, untimed: 0, runs);
            spent += Math.Max(1e-9, runs * last);
        }

        return last;
    }

    private static int Runs(TimeSpan duration, double secondsPerRun) => Math.Clamp((int)Math.Ceiling(duration.TotalSeconds / secondsPerRun), 1, MostRuns);
}
