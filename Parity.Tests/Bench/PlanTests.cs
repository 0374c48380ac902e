using Parity.Backends.TensorFlow;
using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class PlanTests
{
    private static readonly string Graphs = Path.Combine(Repository.Root, "tools", "bench", "graphs");

    [Fact]
    public void Every_combination_but_a_ragged_batch_of_one()
    {
        var names = Plan.Of([Shape.Parse("S1"), Shape.Parse("S6")], [Pass.Forward, Pass.Training], [Filling.Full, Filling.Ragged]).Select(w => w.Name);
        Assert.Equal(["S1 forward full", "S1 training full", "S1 forward ragged", "S1 training ragged", "S6 forward full", "S6 training full"], names);
    }

    [Fact]
    public void Operations_are_those_of_the_live_steps()
    {
        // 2 rows of 3 steps, [1, 4+5]·[4+5, 20] each: 2·6·9·20
        var full = new Workload(Shape.Parse("2,3,4,5"), Pass.Forward, Filling.Full);
        Assert.Equal((6, 2160.0), (full.LiveSteps, full.Flops));
        Assert.Equal(3 * 2160.0, (full with { Pass = Pass.Training }).Flops);
        var half = full with { Shape = Shape.Parse("2,4,4,5"), Filling = Filling.Mean(50) };
        Assert.Equal((4, 1440.0), (half.LiveSteps, half.Flops));
    }

    [Fact]
    public void A_forward_pass_and_a_training_step_have_the_same_arrays()
    {
        var forward = new Workload(Shape.Parse("2,3,4,5"), Pass.Forward, Filling.Ragged);
        var (a, b) = (forward.Draw(), (forward with { Pass = Pass.Training }).Draw());
        Assert.Equal(a.Keys, b.Keys);
        Assert.All(a, p => Assert.True(p.Value.Bytes.SequenceEqual(b[p.Key].Bytes), p.Key));
    }

    [Fact]
    public void The_graphs_of_the_named_shapes_are_there_by_the_exporter_of_the_fixtures()
    {
        var exporter = GraphDescription.Read(Repository.Fixtures, "graphs/uni-lstm-i1-h1999.pb.gz").ExporterSha256;
        var names = Plan.Graphs(Shape.Named).Select(g => g.Name).ToList();
        Assert.Equal(names.SelectMany(n => new[] { n + ".json", n + GraphDescription.GraphExtension }).Order(StringComparer.Ordinal), Directory.GetFiles(Graphs).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(names, n => Assert.Equal(exporter, GraphDescription.Read(Graphs, n + GraphDescription.GraphExtension).ExporterSha256));
    }
}
