using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class BudgetBoundaryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100)]
    public void Exactly_N_ulp_passes_and_slightly_more_fails(int n)
    {
        // 1 is the largest magnitude, so one ULP is 2^-23; the element at 1/24 can move by fractions of it
        var expected = Sample.Outputs();
        var exact = Sample.With(expected, 0, expected.At(0) + (n * Sample.Ulp));
        var more = Sample.With(exact, 0, MathF.BitIncrement((float)exact.At(0)));
        var budget = new Budget.Ulps(n, "asked");
        var within = Sample.Compare(expected, exact, budget);
        Assert.Equal((Outcome.Within, (double)n, 0, 23), (within.Outcome, within.LargestUlps, within.Failing, within.Identical));
        Assert.Equal((Outcome.Differs, 1), Outcomes(Sample.Compare(expected, more, budget)));
        Assert.Equal((Outcome.Differs, 1), Outcomes(Sample.Compare(expected, exact, new Budget.Ulps(n - 0.01, "asked"))));
    }

    [Fact]
    public void In_float64_too()
    {
        var expected = Sample.Outputs(DType.Float64);
        var exact = Sample.With(expected, 23, 1 + (3 * Math.Pow(2, -52)));
        Assert.Equal(Outcome.Within, Sample.Compare(expected, exact, new Budget.Ulps(3, "asked")).Outcome);
        Assert.Equal(Outcome.Differs, Sample.Compare(expected, exact, new Budget.Ulps(2, "asked")).Outcome);
    }

    [Fact]
    public void The_unit_is_the_references_not_that_of_what_is_judged()
    {
        // below 1 the unit is half of what it is above
        float below = MathF.BitDecrement(1), above = (float)(1 + (7 * Sample.Ulp));
        Tensor low = Sample.With(Sample.Outputs(), 23, below), high = Sample.With(Sample.Outputs(), 23, above);
        Assert.Equal(15, Sample.Compare(low, high, new Budget.Ulps(8, "asked")).LargestUlps);
        Assert.Equal(Outcome.Differs, Sample.Compare(low, high, new Budget.Ulps(8, "asked")).Outcome);
        Assert.Equal(Outcome.Within, Sample.Compare(high, low, new Budget.Ulps(8, "asked")).Outcome);
    }

    [Fact]
    public void The_largest_magnitude_may_be_negative()
    {
        var expected = Sample.With(Sample.Outputs(), 0, -4);
        Assert.Equal(1, Sample.Compare(expected, Sample.With(expected, 1, expected.At(1) + (4 * Sample.Ulp)), new Budget.Ulps(1, "asked")).LargestUlps);
    }

    [Fact]
    public void The_largest_finite_number_does_not_make_everything_pass()
    {
        var expected = Sample.With(Sample.Outputs(), 0, float.MaxValue);
        Assert.Equal(Outcome.Differs, Sample.Compare(expected, Sample.With(expected, 0, 1), new Budget.Ulps(16, "floor")).Outcome);
    }

    [Fact]
    public void Absolute_and_relative_tolerance_add_up_per_element()
    {
        var expected = Sample.With(Sample.Outputs(DType.Float64), 7, 0.5);
        Tensor Off(double by) => Sample.With(expected, 7, 0.5 + by);
        var budget = new Budget.Tolerance(Relative: 0.25, Absolute: 0.125);
        Assert.Equal(Outcome.Within, Sample.Compare(expected, Off(0.25), budget).Outcome);
        Assert.Equal(Outcome.Within, Sample.Compare(expected, Off(-0.25), budget).Outcome);
        Assert.Equal((Outcome.Differs, 1), Outcomes(Sample.Compare(expected, Sample.With(expected, 7, Math.BitIncrement(0.75)), budget)));
        Assert.Equal(Outcome.Differs, Sample.Compare(expected, Off(0.25), budget with { Absolute = 0 }).Outcome);
        Assert.Equal(Outcome.Differs, Sample.Compare(expected, Off(0.25), budget with { Relative = 0 }).Outcome);
    }

    [Fact]
    public void A_budget_that_is_no_number_passes_nothing()
    {
        var got = Sample.FlipLowestBit(Sample.Outputs(), 3);
        Assert.Equal((Outcome.Differs, 1), Outcomes(Sample.Compare(Sample.Outputs(), got, new Budget.Ulps(double.NaN, "asked"))));
        Assert.Equal((Outcome.Differs, 1), Outcomes(Sample.Compare(Sample.Outputs(), got, new Budget.Tolerance(double.NaN, 1))));
    }

    private static (Outcome, int) Outcomes(ArrayVerdict verdict) => (verdict.Outcome, verdict.Failing);
}
