using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class FillingTests
{
    private static readonly Shape S2 = Shape.Parse("S2");

    [Fact]
    public void Full_is_None() => Assert.Null(Filling.Full.Lengths(S2));

    [Fact]
    public void Ragged_lengths_are_uniform_and_the_same_in_every_process()
    {
        var many = new Shape("", 20_000, 10, 1, 1);
        var lengths = Filling.Ragged.Lengths(many)!;
        Assert.Equal(lengths, Filling.Ragged.Lengths(many));
        Assert.Equal(Enumerable.Range(1, 10), lengths.Distinct().Order());

        // 2000 of each, give or take six of the deviations of a binomial
        Assert.All(lengths.CountBy(l => l), c => Assert.InRange(c.Value, 1745, 2255));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(100)]
    public void A_mean_is_met_with_lengths_on_both_sides_of_it(int percent)
    {
        var lengths = Filling.Mean(percent).Lengths(S2)!;
        Assert.All(lengths, l => Assert.InRange(l, 1, S2.Time));
        Assert.InRange(lengths.Average(), percent - 0.5, percent + 0.5);
        Assert.True(percent is 1 or 100 || (lengths.Min() < percent && lengths.Max() > percent && !lengths.SequenceEqual(lengths.Order())));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("ragged")]
    [InlineData("10%")]
    [InlineData("100%")]
    public void A_name_is_read_back(string name) => Assert.Equal(name, Filling.Parse(name).Name);

    [Theory]
    [InlineData("half")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("-5%")]
    [InlineData("%")]
    public void Another_name_is_bad_input(string name) =>
        Assert.Equal($"filling '{name}': expected full, ragged or 1% to 100%", Assert.Throws<BadInputException>(() => Filling.Parse(name)).Message);
}
