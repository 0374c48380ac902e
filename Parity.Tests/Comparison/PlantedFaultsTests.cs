using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class PlantedFaultsTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void The_same_bits_are_identical(DType dtype)
    {
        var verdict = Sample.Compare(Sample.Outputs(dtype), Sample.Outputs(dtype));
        Assert.Equal((Outcome.Identical, 24, 24, 0, null), (verdict.Outcome, verdict.Count, verdict.Identical, verdict.Failing, verdict.Worst));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void The_lowest_bit_of_any_one_element_is_found(DType dtype)
    {
        var expected = Sample.Outputs(dtype);
        for (var i = 0; i < expected.Count; i++)
        {
            var verdict = Sample.Compare(expected, Sample.FlipLowestBit(expected, i));
            Assert.Equal((Outcome.Differs, 23, 1), (verdict.Outcome, verdict.Identical, verdict.Failing));
            Assert.Equal(1, verdict.Worst!.OwnUlps);
            var index = expected.Unravel(i);
            Assert.Equal(($"n={index[0]}, t={index[1]}, u={index[2]}", (int?)index[1]), (verdict.Worst.Where, verdict.FirstStep));
        }
    }

    [Fact]
    public void Swapped_axes_are_a_shape_that_differs() =>
        Assert.Equal("shape: expected [3, 4, 2], got [4, 3, 2]", Whole(Sample.Compare(Sample.Outputs(), Sample.Values(Sample.T, Sample.B, Sample.H), new Budget.Ulps(1e9, "asked"))));

    [Fact]
    public void A_transposed_square_has_the_right_shape_and_differs()
    {
        var square = Sample.Values(3, 3);
        var transposed = Sample.Values(3, 3);
        for (var i = 0; i < 9; i++)
        {
            transposed.As<float>()[(i % 3 * 3) + (i / 3)] = square.As<float>()[i];
        }

        var verdict = Sample.Compare(square, transposed, new Budget.Ulps(16, "floor unknown"), "state/c");
        Assert.Equal((Outcome.Differs, 3, 6, null), (verdict.Outcome, verdict.Identical, verdict.Failing, verdict.Whole));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_fails_on_either_side_and_on_both_whatever_the_budget(double value)
    {
        var good = Sample.Outputs();
        var bad = Sample.With(good, 13, value);
        var text = FormattableString.Invariant($"value is {value} at n=1, t=2, u=1");
        foreach (var budget in new Budget[] { Sample.Identical, new Budget.Ulps(double.MaxValue, "asked"), new Budget.Tolerance(1, double.MaxValue) })
        {
            Assert.Equal($"got {text}", Whole(Sample.Compare(good, bad, budget)));
            Assert.Equal($"expected {text}", Whole(Sample.Compare(bad, good, budget)));
            Assert.Equal($"expected {text}", Whole(Sample.Compare(bad, bad, budget)));
        }
    }

    [Fact]
    public void Another_dtype_differs_though_the_values_are_equal() =>
        Assert.Equal("dtype: expected float32, got float64", Whole(Sample.Compare(Sample.Outputs(), Sample.Outputs(DType.Float64), new Budget.Ulps(16, "floor"))));

    [Fact]
    public void A_missing_array_differs() => Assert.Equal("missing", Whole(Sample.Compare(Sample.Outputs(), null)));

    [Fact]
    public void Extra_elements_differ() =>
        Assert.Equal("shape: expected [3, 4, 2], got [3, 5, 2]", Whole(Sample.Compare(Sample.Outputs(), Sample.Values(3, 5, 2))));

    [Fact]
    public void Another_number_of_axes_differs() =>
        Assert.Equal("shape: expected [3, 4, 2], got [12, 2]", Whole(Sample.Compare(Sample.Outputs(), Sample.Values(12, 2))));

    /// <summary>Such a fault is of the whole array: every element counts as failing.</summary>
    private static string? Whole(ArrayVerdict verdict)
    {
        Assert.Equal((Outcome.Differs, 24, 24, 0), (verdict.Outcome, verdict.Count, verdict.Failing, verdict.Identical));
        return verdict.Whole;
    }
}
