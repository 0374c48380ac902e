using Parity.Comparison;

namespace Parity.Tests.Comparison;

public sealed class FloorTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(3.99, 16)]
    [InlineData(4, 16)]
    [InlineData(4.25, 17)]
    [InlineData(32, 128)]
    public void It_is_four_spreads_but_at_least_16(double spread, double expected) =>
        Assert.Equal(new Budget.Ulps(expected, "floor"), Floor.Of(Sample.Row() with { Spread = Spread(spread) }, "outputs"));

    [Fact]
    public void Where_the_spread_was_not_measured_it_is_16_and_says_so()
    {
        var unknown = new Budget.Ulps(16, "floor unknown");
        Assert.Equal(unknown, Floor.Of(Sample.Row(), "outputs"));
        Assert.Equal(unknown, Floor.Of(Sample.Row() with { Spread = Spread(9) }, "state/c"));
    }

    [Theory]
    [InlineData(32, false)]
    [InlineData(32.01, true)]
    public void A_case_is_ill_conditioned_above_32(double spread, bool ill)
    {
        var why = Floor.WhyIllConditioned(Sample.Row() with { Spread = Spread(spread) });
        Assert.Equal(ill ? "ill-conditioned (TensorFlow's own spread is above 32 ulp): judged for bits only" : null, why);
    }

    [Fact]
    public void Without_a_spread_nothing_is_said() => Assert.Null(Floor.WhyIllConditioned(Sample.Row()));

    private static Dictionary<string, double> Spread(double outputs) => new(StringComparer.Ordinal) { ["outputs"] = outputs, ["state/h"] = 1 };
}
