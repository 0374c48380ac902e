using Parity.Backends;
using Parity.Bench.Contenders;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;
using Parity.Comparison;

namespace Parity.Bench.Commands;

/// <summary>One workload: who can run it, who computes what Impl does, and their turns.</summary>
internal sealed class WorkloadRun(RoundSettings settings, IContender impl, IReadOnlyList<IContender> rivals, Findings findings)
{
    /// <summary>Times it; null where a contender failed while it was timed.</summary>
    public Measurement? Measure(Workload workload)
    {
        try
        {
            var reference = impl.Prepare(workload)[0];
            Entrant[] entrants = [new(impl, 0, reference.Name), .. rivals.Where(r => CanRun(r, workload)).SelectMany(r => Agreeing(r, workload, reference))];
            var series = new RoundRobin(settings).Measure(entrants);
            return Measurement.Of(workload, series[0], series.Skip(1));
        }
        catch (BackendException e)
        {
            findings.Fail($"{workload.Name}: {e.Message}");
            return null;
        }
    }

    private bool CanRun(IContender rival, Workload workload)
    {
        if (rival.CannotRun(workload) is not { } why)
        {
            return true;
        }

        findings.LeaveOut(rival.Name, why);
        return false;
    }

    /// <summary>Its variants where it computes what Impl does, else none.</summary>
    private IEnumerable<Entrant> Agreeing(IContender rival, Workload workload, Variant reference)
    {
        IReadOnlyList<Variant> variants;
        try
        {
            variants = rival.Prepare(workload);
        }
        catch (BackendException e)
        {
            findings.Fail($"{workload.Name}: {e.Message}");
            return [];
        }

        var verdicts = variants.Where(v => v.Results is not null).SelectMany(v => Agreement.Compare(workload, reference.Results!, v.Results!)).ToList();
        if (verdicts.Find(v => v.Outcome == Outcome.Differs) is { } differing)
        {
            findings.Fail($"{workload.Name}: {rival.Name} does not compute what impl does, so it is not timed: {Agreement.Describe(differing)}");
            return [];
        }

        findings.Differs(verdicts.Max(v => v.LargestUlps));
        return variants.Select((v, i) => new Entrant(rival, i, v.Name));
    }
}
