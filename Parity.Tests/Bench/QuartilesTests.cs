using CsCheck;
using Parity.Bench.Rounds;

namespace Parity.Tests.Bench;

public sealed class QuartilesTests
{
    [Theory]
    [InlineData(7, 7, 7, 7.0)]
    [InlineData(1.25, 1.5, 1.75, 2.0, 1.0)]
    [InlineData(1.75, 2.5, 3.25, 4.0, 1.0, 3.0, 2.0)]
    [InlineData(2, 3, 4, 5.0, 4.0, 3.0, 2.0, 1.0)]
    public void They_are_those_of_numpys_quantile(double lower, double median, double upper, params double[] values) =>
        Assert.Equal(new Quartiles(lower, median, upper), Quartiles.Of(values));

    [Fact]
    public void A_fifteenth_of_outliers_does_not_move_them_past_the_rest() => Gen.Double[1, 2].Array[14].Sample(values =>
    {
        var (lower, median, upper) = Quartiles.Of([.. values, 1e9]);
        Assert.True(values.Min() <= lower && lower <= median && median <= upper && upper <= values.Max());
    });

    [Fact]
    public void Of_nothing_there_are_none() => Assert.Throws<ArgumentException>(() => Quartiles.Of([]));
}
