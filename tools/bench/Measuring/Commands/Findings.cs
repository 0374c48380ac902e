using Parity.Bench.Reports;

namespace Parity.Bench.Commands;

/// <summary>What a run comes across besides times.</summary>
/// <param name="progress">Where a line of progress goes.</param>
internal sealed class Findings(Action<string> progress)
{
    private readonly List<string> failures = [];
    private readonly List<NotRun> notRun = [];

    /// <summary>Who failed or computes something else, a line each.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>What contenders that are here could not run, each once.</summary>
    public IReadOnlyList<NotRun> NotRun => [.. notRun.Distinct()];

    /// <summary>The largest difference that was within the budget.</summary>
    public double LargestUlps { get; private set; }

    /// <summary>Says how far the run is.</summary>
    public void Say(string line) => progress(line);

    /// <summary>Keeps a failure, and says it at once.</summary>
    public void Fail(string line)
    {
        failures.Add(line);
        progress($"FAILED {line}");
    }

    /// <summary>Keeps that a contender could not run something.</summary>
    public void LeaveOut(string contender, string reason) => notRun.Add(new(contender, reason));

    /// <summary>Keeps a difference that was within the budget.</summary>
    public void Differs(double ulps) => LargestUlps = Math.Max(LargestUlps, ulps);
}
