using CsCheck;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class WorstElementTests
{
    [Fact]
    public void It_is_the_largest_difference_with_both_values()
    {
        var expected = Sample.Outputs();
        var got = Sample.With(Sample.FlipLowestBit(expected, 2), 13, expected.At(13) - 0.25);
        var verdict = Sample.Compare(expected, got);
        Assert.Equal("n=1, t=2, u=1", verdict.Worst!.Where);
        Assert.Equal((expected.At(13), got.At(13), expected.At(13) - got.At(13)), (verdict.Worst.Expected, verdict.Worst.Got, verdict.Worst.Difference));
        Assert.Equal((2, 22), (verdict.Failing, verdict.Identical));
        Assert.Equal(verdict.Worst.Difference / Sample.Ulp, verdict.LargestUlps);
    }

    [Theory]
    [InlineData(0f, float.Epsilon, 1)]
    [InlineData(-1f, 1f, 2130706432)]
    [InlineData(-float.Epsilon, float.Epsilon, 2)]
    [InlineData(0.99999994f, 1.0000001f, 2)]
    [InlineData(-0.99999994f, -1.0000001f, 2)]
    [InlineData(1f, 2f, 1 << 23)]
    public void Its_own_distance_counts_representable_values(float expected, float got, double apart) =>
        Assert.Equal(apart, Sample.Compare(Tensor.Of([expected], 1, 1), Tensor.Of([got], 1, 1), name: "state/c").Worst!.OwnUlps);

    [Theory]
    [InlineData(-double.Epsilon, double.Epsilon, 2)]
    [InlineData(1.0, 1.0000000000000002, 1)]
    [InlineData(-double.MaxValue, double.MaxValue, 1.8437736874454810e19)]
    public void In_float64_too(double expected, double got, double apart) =>
        Assert.Equal(apart, Sample.Compare(Tensor.Of([expected], 1, 1), Tensor.Of([got], 1, 1), name: "state/c").Worst!.OwnUlps);

    [Fact]
    public void What_it_says_would_pass_does_pass_and_less_does_not() =>
        Gen.Select(Gen.Float[-2, 2].Array[6], Gen.Float[-2, 2].Array[6]).Sample((r, a) =>
        {
            var (expected, got) = (Tensor.Of(r, 3, 2), Tensor.Of(a, 3, 2));
            var verdict = Sample.Compare(expected, got, name: "state/c");
            return verdict.Outcome == Outcome.Identical || verdict.Largest == 0
                || (Passes(new Budget.Ulps(verdict.LargestUlps, "asked")) && Passes(new Budget.Tolerance(0, verdict.Largest))
                    && !Passes(new Budget.Ulps(Math.BitDecrement(verdict.LargestUlps), "asked")) && !Passes(new Budget.Tolerance(0, Math.BitDecrement(verdict.Largest))));

            bool Passes(Budget budget) => Sample.Compare(expected, got, budget, "state/c").Outcome == Outcome.Within;
        });
}
