using Parity.Backends;
using Parity.Bench.Contenders;
using Parity.Bench.Goals;
using Parity.Bench.Reports;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;
using Parity.Cli;

namespace Parity.Bench.Commands;

/// <summary>A run of the bench: who is here, and how long does each take for each workload.</summary>
/// <param name="settings">What is asked for.</param>
/// <param name="make">Makes a contender by its name.</param>
/// <param name="progress">Where a line of progress goes.</param>
public sealed class BenchRun(BenchSettings settings, Func<string, IContender> make, Action<string> progress)
{
    private const string OwnShape = "S2";
    private readonly Findings findings = new(progress);

    /// <summary>Measures everything.</summary>
    /// <exception cref="NotAvailableException">A contender was named and is not here.</exception>
    public BenchReport Run()
    {
        using var impl = make(Lineup.Subject);
        var rivals = settings.Against.Select(make).ToList();
        try
        {
            var missing = rivals.Where(r => r.Unavailable is not null).ToList();
            if (settings.Named && missing.Count > 0)
            {
                throw new NotAvailableException($"{missing[0].Name} is not available here: {missing[0].Unavailable}");
            }

            return Run(impl, [.. rivals.Except(missing)], [Facts(impl), .. rivals.Select(Facts)]);
        }
        finally
        {
            rivals.ForEach(r => r.Dispose());
        }
    }

    private static ContenderFacts Facts(IContender contender) =>
        contender.Unavailable is { } why ? new(contender.Name, null, why) : new(contender.Name, contender.Version, null);

    /// <summary>By whoever of the rivals has a matrix product of its own, else by Impl.</summary>
    private static MatrixProductPeak Peak(IContender impl, IEnumerable<IContender> rivals) =>
        rivals.Append(impl).Select(c => c.MatrixProductFlops() is { } flops ? new MatrixProductPeak(flops, c.Name) : null).FirstOrDefault(p => p is not null)
        ?? throw new BackendException($"{impl.Name} has no matrix product");

    private BenchReport Run(IContender impl, IReadOnlyList<IContender> here, IReadOnlyList<ContenderFacts> facts)
    {
        var peak = Peak(impl, here);
        var workloads = new WorkloadRun(settings.Rounds, impl, here, findings);
        var measurements = new List<Measurement>();
        foreach (var (index, workload) in settings.Workloads.Index())
        {
            if (workloads.Measure(workload) is { } measured)
            {
                measurements.Add(measured);
                findings.Say($"{index + 1}/{settings.Workloads.Count} {workload.Name}: {Figures.Time(measured.Seconds.Median)}{string.Concat(measured.Rivals.Select(r => $", {r.Contender} {Figures.Ratio(r.Ratio.Median)}"))}");
            }
        }

        var own = new OwnRun(settings.Rounds, () => make(Lineup.Subject), findings);
        var fills = settings.Fill.SelectMany(p => own.Fills(Shape.Parse(OwnShape), p)).ToList();
        var cells = settings.Cells.SelectMany(p => own.Cells(Shape.Parse(OwnShape), p)).ToList();
        return new BenchReport
        {
            Machine = MachineFacts.Here(),
            Threads = settings.Threads,
            Settings = settings.Rounds,
            Contenders = facts,
            Peak = peak,
            Measurements = measurements,
            Fills = fills,
            Cells = cells,
            Goals = settings.Goals ? Goal.Of(measurements, fills, cells) : null,
            LargestUlps = findings.LargestUlps,
            NotRun = findings.NotRun,
            Failures = findings.Failures,
        };
    }
}
