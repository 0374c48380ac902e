using Parity.Diagnosis;

namespace Parity.Tests.Diagnosis;

public sealed class SmallPartsTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(-2.718281)]
    [InlineData(5)]
    public void The_least_of_a_function(double at) => Assert.Equal(at, LineSearch.Least(x => Math.Pow(x - at, 2) + 0.1 * Math.Pow(x - at, 4), -6, 8, 0.5), 1e-6);

    [Theory]
    [InlineData(1.00000003, 1.0)]
    [InlineData(0.69999998, 0.7)]
    [InlineData(0.12345678, null)]
    [InlineData(-0.99999, -1.0)]
    public void The_number_that_a_person_would_have_written(double estimate, double? round) => Assert.Equal(round, RoundNumber.Near(estimate));
}
