using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class RoundRobinTests
{
    private static readonly RoundSettings Settings = new()
    {
        Rounds = 3,
        WarmUp = TimeSpan.FromSeconds(1),
        Pause = TimeSpan.FromSeconds(2),
        Settle = TimeSpan.FromSeconds(0.5),
        Least = TimeSpan.FromSeconds(0.1),
    };

    [Fact]
    public void Each_warms_up_and_has_one_turn_a_round_of_the_length_that_is_asked()
    {
        using var fast = new FakeContender("fast", 0.01);
        using var slow = new FakeContender("slow", 0.3);
        Measure(Settings, fast, slow);
        Assert.Equal([(0, 0, 1), .. Enumerable.Repeat((0, 0, 10), 10), .. Enumerable.Repeat((0, 50, 10), 3)], fast.Asked);
        Assert.Equal([(0, 0, 1), .. Enumerable.Repeat((0, 0, 1), 3), .. Enumerable.Repeat((0, 2, 1), 3)], slow.Asked);
    }

    [Fact]
    public void Another_is_first_in_each_round_and_a_pause_is_before_each_turn()
    {
        var log = new List<string>();
        using var a = new FakeContender("a", 1.0) { Timed = () => log.Add("a") };
        using var b = new FakeContender("b", 1.0) { Timed = () => log.Add("b") };
        using var c = new FakeContender("c", 1.0) { Timed = () => log.Add("c") };
        new RoundRobin(Settings with { WarmUp = TimeSpan.Zero }, t => log.Add($"{t.TotalSeconds}")).Measure([new(a, 0, ""), new(b, 0, ""), new(c, 0, "")]);
        Assert.Equal("2 a 2 b 2 c 2 a 2 b 2 c 2 b 2 c 2 a 2 c 2 a 2 b", string.Join(' ', log));
    }

    [Fact]
    public void The_fastest_variant_counts_and_ratios_are_formed_within_a_round()
    {
        var workload = new Workload(Shape.Parse("S1"), Pass.Forward, Filling.Full);
        var measured = Measurement.Of(
            workload,
            new Series("impl", "", [1, 2, 8]),
            [new Series("torch", "packed", [2, 4, 16]), new Series("torch", "padded", [1, 3, 99]), new Series("onnx", "", [4, 1, 8])]);
        Assert.Equal(["torch padded", "onnx "], measured.Rivals.Select(r => $"{r.Contender} {r.Variant}"));
        Assert.Equal(2.0 / 3, measured.Rivals[0].Ratio.Median, 12); // of 1, 2/3 and 8/99
        Assert.Equal(1.0, measured.Rivals[1].Ratio.Median, 12); // of 1/4, 2 and 1: the medians' ratio would be 1/2
        Assert.Equal(workload.Flops / 2, measured.FlopsPerSecond);
    }

    private static void Measure(RoundSettings settings, params FakeContender[] contenders) =>
        new RoundRobin(settings, _ => { }).Measure([.. contenders.Select(c => new Entrant(c, 0, ""))]);
}
