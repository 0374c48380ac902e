using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class SignedZeroTests
{
    private static readonly Tensor Plus = Sample.With(Sample.Outputs(), 20, 0.0);
    private static readonly Tensor Minus = Sample.With(Sample.Outputs(), 20, -0.0);

    [Fact]
    public void They_are_not_identical()
    {
        var verdict = Sample.Compare(Plus, Minus);
        Assert.Equal((Outcome.Differs, 1, 23), (verdict.Outcome, verdict.Failing, verdict.Identical));
        Assert.Equal("n=2, t=2, u=0", verdict.Worst!.Where);
    }

    [Fact]
    public void They_are_no_distance_apart()
    {
        var verdict = Sample.Compare(Plus, Minus, new Budget.Ulps(0.001, "asked"));
        Assert.Equal((Outcome.Within, 0, 23, 0.0), (verdict.Outcome, verdict.Failing, verdict.Identical, verdict.LargestUlps));
        Assert.Equal(0, verdict.Worst!.OwnUlps);
        Assert.Equal(Outcome.Within, Sample.Compare(Plus, Minus, new Budget.Tolerance(0, 0)).Outcome);
    }

    [Fact]
    public void In_the_padding_they_differ_whatever_the_budget()
    {
        var verdict = Sample.Compare(Plus, Minus, new Budget.Ulps(1e9, "asked"), lengths: [4, 4, 2]);
        Assert.Equal((Outcome.Differs, 1, 1), (verdict.Outcome, verdict.Failing, verdict.FailingPadding));
    }

    [Fact]
    public void In_the_padding_they_are_as_good_where_that_is_asked()
    {
        var budget = new Budget.Ulps(1e9, "asked");
        var verdict = ArrayComparison.Compare(Sample.Row(), "outputs", Plus, Minus, budget, [4, 4, 2], anyZero: true);
        Assert.Equal((Outcome.Within, 0, 23), (verdict.Outcome, verdict.Failing, verdict.Identical));
        Assert.Equal(1, ArrayComparison.Compare(Sample.Row(), "outputs", Plus, Sample.With(Plus, 20, 1e-30), budget, [4, 4, 2], anyZero: true).FailingPadding);
    }
}
