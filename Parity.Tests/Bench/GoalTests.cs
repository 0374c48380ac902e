using Parity.Bench.Goals;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class GoalTests
{
    [Theory]
    [InlineData("S2", Pass.Forward, "full", "torch", 0.90)]
    [InlineData("S1", Pass.Forward, "full", "torch", 0.75)]
    [InlineData("S5", Pass.Forward, "full", "torch", 0.95)]
    [InlineData("S4", Pass.Forward, "ragged", "torch", 0.50)]
    [InlineData("S5", Pass.Forward, "ragged", "torch", 0.70)]
    [InlineData("S2", Pass.Training, "full", "torch", 0.80)]
    [InlineData("S5", Pass.Training, "full", "torch", 0.90)]
    [InlineData("S3", Pass.Training, "ragged", "torch", 0.45)]
    [InlineData("S5", Pass.Training, "ragged", "torch", 0.60)]
    [InlineData("S6", Pass.Training, "full", "torch", 1.0)]
    [InlineData("S3", Pass.Forward, "ragged", "onnx", 0.9)]
    [InlineData("S6", Pass.Training, "full", "tensorflow", 0.5)]
    [InlineData("3,4,5,6", Pass.Forward, "full", "tensorflow-onednn", 0.5)]
    public void A_goal_is_met_up_to_its_ratio(string shape, Pass pass, string filling, string against, double atMost)
    {
        var goal = Assert.Single(Goals(shape, pass, filling, against, atMost));
        Assert.Equal((atMost, true, 0.0), (goal.AtMost, goal.Met, goal.Over));
        var missed = Assert.Single(Goals(shape, pass, filling, against, 1.1 * atMost));
        Assert.False(missed.Met);
        Assert.Equal(0.1, missed.Over, 12);
    }

    [Fact]
    public void There_is_none_for_sizes_of_ones_own_against_torch() => Assert.Empty(Goals("3,4,5,6", Pass.Forward, "full", "torch", 9));

    [Fact]
    public void A_tenth_of_the_steps_is_to_cost_a_quarter_at_most()
    {
        var fills = new[] { 10, 25 }.Select(p => new OwnMeasurement(new Workload(Shape.Parse("S2"), Pass.Forward, Filling.Mean(p)), new Workload(Shape.Parse("S2"), Pass.Forward, Filling.Full), new(1, 1, 1), new(0.2, 0.25, 0.3)));
        var goal = Assert.Single(Goal.Of([], fills, []));
        Assert.Equal(("full batch", 0.25, true), (goal.Against, goal.Ratio, goal.Met));
    }

    [Fact]
    public void Another_cell_is_to_cost_little_more_per_operation()
    {
        var plain = new Workload(Shape.Parse("2,3,4,4"), Pass.Training, Filling.Full);
        var cells = MeasuredCell.All.Select(c => new OwnMeasurement(plain with { Cell = c }, plain, new(1, 1, 1), new(1, 1, 1)));
        var goals = Goal.Of([], [], cells);

        // GRU has three products of [8, 4] where LSTM has four, a projection [6, 16] and [4, 2] for [8, 16]
        Assert.Equal([("peepholes per flop of LSTMCell", 1.0, true), ("num_proj = H/2 per flop of LSTMCell", 128.0 / 104, true), ("GRUCell per flop of LSTMCell", 4.0 / 3, false)], goals.Select(g => (g.Against, g.Ratio, g.Met)));
    }

    private static IReadOnlyList<Goal> Goals(string shape, Pass pass, string filling, string against, double ratio) => Goal.Of(
        [
            new Measurement
            {
                Workload = new(Shape.Parse(shape), pass, Filling.Parse(filling)),
                Seconds = new(1, 1, 1),
                Rivals = [new Rival(against, "", new(1, 1, 1), new(0, ratio, 99))],
            },
        ],
        [],
        []);
}
