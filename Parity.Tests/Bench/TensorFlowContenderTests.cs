using Parity.Backends.TensorFlow;
using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Comparison;

namespace Parity.Tests.Bench;

public sealed class TensorFlowContenderTests
{
    private static readonly string Graphs = Path.Combine(Repository.Root, "tools", "bench", "graphs");
    private static readonly TensorFlowLocation Location = new TensorFlowLocator().Find();

    [Theory]
    [InlineData(Pass.Forward, "full", false)]
    [InlineData(Pass.Training, "full", false)]
    [InlineData(Pass.Training, "ragged", false)]
    [InlineData(Pass.Training, "ragged", true)]
    public void It_computes_what_Impl_does_and_says_how_long_it_takes(Pass pass, string filling, bool oneDnn)
    {
        using var contender = new TensorFlowContender(Location, oneDnn, threads: 2, Graphs);
        Assert.SkipWhen(contender.Unavailable is not null, contender.Unavailable ?? "");
        var workload = new Workload(Shape.Parse("5,7,32,64"), pass, Filling.Parse(filling));
        var expected = new ImplImplementation(threads: 1).Prepare(workload, workload.Draw())[0].Results!();
        var variants = contender.Prepare(workload);
        Assert.Equal(["inter1", "inter2"], variants.Select(v => v.Name));
        Assert.All(variants, v => Assert.Empty(Agreement.Compare(workload, expected, v.Results!).Where(a => a.Outcome == Outcome.Differs).Select(Agreement.Describe)));
        Assert.All(variants[0].Results!, p => Assert.True(p.Value.Bytes.SequenceEqual(variants[1].Results![p.Key].Bytes), p.Key)); // inter-op threads move no bits
        Assert.All(new[] { 0, 1 }, v => Assert.InRange(contender.SecondsPerRun(v, untimed: 1, timed: 3), 1e-6, 10));
    }

    [Fact]
    public void A_shape_without_a_graph_is_named_with_the_way_to_make_one()
    {
        using var contender = new TensorFlowContender(Location, oneDnn: false, threads: 1, Graphs);
        Assert.Null(contender.CannotRun(new(Shape.Parse("1,1,128,256"), Pass.Training, Filling.Full)));
        Assert.Equal(
            $"no uni-lstm-i3-h4-len.pb.gz in {Graphs}: tools/export makes it from --list-graphs",
            contender.CannotRun(new(Shape.Parse("1,1,3,4"), Pass.Training, Filling.Ragged)));
    }
}
