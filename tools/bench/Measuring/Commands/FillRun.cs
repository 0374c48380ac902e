using Parity.Backends;
using Parity.Bench.Contenders;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Bench.Commands;

/// <summary>Impl by how far a batch is filled: a process for each filling, so that they take turns like any contenders.</summary>
internal sealed class FillRun(RoundSettings settings, Func<IContender> makeImpl, Findings findings)
{
    private static readonly Filling[] Fillings = [Filling.Mean(10), Filling.Mean(25), Filling.Mean(50), Filling.Full];

    /// <summary>Times them; none where Impl failed.</summary>
    public IReadOnlyList<FillMeasurement> Measure(Shape shape, Pass pass)
    {
        var workloads = Array.ConvertAll(Fillings, f => new Workload(shape, pass, f));
        var contenders = Array.ConvertAll(workloads, _ => makeImpl());
        try
        {
            foreach (var (contender, workload) in contenders.Zip(workloads))
            {
                contender.Prepare(workload);
            }

            var series = new RoundRobin(settings).Measure(Array.ConvertAll(contenders, c => new Entrant(c, 0, string.Empty)));
            findings.Say($"{shape.Name} {pass.ToString().ToLowerInvariant()} by how far the batch is filled");
            return [.. workloads.Zip(series, (w, s) => new FillMeasurement(w, Quartiles.Of(s.Seconds), Quartiles.Of(s.Seconds.Zip(series[^1].Seconds, (part, full) => part / full))))];
        }
        catch (BackendException e)
        {
            findings.Fail($"{shape.Name} {pass.ToString().ToLowerInvariant()} by how far the batch is filled: {e.Message}");
            return [];
        }
        finally
        {
            Array.ForEach(contenders, c => c.Dispose());
        }
    }
}
