using Parity.Backends;
using Parity.Bench.Contenders;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Bench.Commands;

/// <summary>Impl on several workloads beside one of them: a process for each, so that they take turns like any contenders.</summary>
internal sealed class OwnRun(RoundSettings settings, Func<IContender> makeImpl, Findings findings)
{
    private static readonly Filling[] Fillings = [Filling.Mean(10), Filling.Mean(25), Filling.Mean(50), Filling.Full];

    /// <summary>By how far the batch is filled; none where Impl failed.</summary>
    public IReadOnlyList<OwnMeasurement> Fills(Shape shape, Pass pass) =>
        Measure(Array.ConvertAll(Fillings, f => new Workload(shape, pass, f)), Fillings.Length - 1, $"{shape.Name} {pass.ToString().ToLowerInvariant()} by how far the batch is filled");

    /// <summary>Cell by cell; none where Impl failed.</summary>
    public IReadOnlyList<OwnMeasurement> Cells(Shape shape, Pass pass) =>
        Measure([.. MeasuredCell.All.Select(c => new Workload(shape, pass, Filling.Full) { Cell = c })], 0, $"{shape.Name} {pass.ToString().ToLowerInvariant()} by cell");

    private IReadOnlyList<OwnMeasurement> Measure(Workload[] workloads, int beside, string what)
    {
        var contenders = Array.ConvertAll(workloads, _ => makeImpl());
        try
        {
            foreach (var (contender, workload) in contenders.Zip(workloads))
            {
                contender.Prepare(workload);
            }

            var series = new RoundRobin(settings).Measure(Array.ConvertAll(contenders, c => new Entrant(c, 0, string.Empty)));
            findings.Say(what);
            return [.. workloads.Zip(series, (w, s) => new OwnMeasurement(w, workloads[beside], Quartiles.Of(s.Seconds), Quartiles.Of(s.Seconds.Zip(series[beside].Seconds, (own, other) => own / other))))];
        }
        catch (BackendException e)
        {
            findings.Fail($"{what}: {e.Message}");
            return [];
        }
        finally
        {
            Array.ForEach(contenders, c => c.Dispose());
        }
    }
}
