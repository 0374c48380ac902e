using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class PaddingTests
{
    private static readonly int[] Lengths = [4, 0, 2];

    public static TheoryData<Budget> Budgets => [new Budget.Ulps(double.MaxValue, "asked"), new Budget.Tolerance(1, double.MaxValue), new Budget.Identical()];

    [Theory]
    [MemberData(nameof(Budgets), DisableDiscoveryEnumeration = true)]
    public void A_value_in_the_padding_fails_whatever_the_budget(Budget budget)
    {
        foreach (var (name, depth) in new[] { ("outputs", Sample.H), ("outputs/fw", Sample.H), ("outputs/bw", Sample.H), ("gradient/inputs", Sample.I) })
        {
            var zeros = Tensor.Zeros(DType.Float32, Sample.B, Sample.T, depth);
            for (var i = 0; i < zeros.Count; i++)
            {
                var verdict = Sample.Compare(zeros, Sample.With(zeros, i, float.Epsilon), budget, name, Lengths);
                var padding = zeros.Unravel(i) is [1, _, _] or [2, >= 2, _];
                Assert.Equal(padding ? 1 : 0, verdict.FailingPadding);
                Assert.Equal(padding || budget is Budget.Identical ? Outcome.Differs : Outcome.Within, verdict.Outcome);
            }
        }
    }

    [Fact]
    public void Time_major_arrays_have_it_along_the_other_axis()
    {
        var zeros = Tensor.Zeros(DType.Float32, Sample.T, Sample.B, Sample.H);
        for (var i = 0; i < zeros.Count; i++)
        {
            var verdict = Sample.Compare(zeros, Sample.With(zeros, i, 1e-20), new Budget.Tolerance(0, 1), lengths: Lengths, timeMajor: true);
            Assert.Equal(zeros.Unravel(i) is [_, 1, _] or [>= 2, 2, _] ? Outcome.Differs : Outcome.Within, verdict.Outcome);
        }
    }

    [Theory]
    [InlineData("trace/z", true)]
    [InlineData("trace/bw/o", true)]
    [InlineData("trace/dz", true)]
    [InlineData("trace/c", false)]
    [InlineData("trace/fw/h", false)]
    [InlineData("trace/dc", false)]
    [InlineData("trace/bw/dh", false)]
    public void A_trace_has_it_along_its_second_axis_where_it_is_not_carried_on(string name, bool padded)
    {
        var zeros = Tensor.Zeros(DType.Float32, Sample.T, Sample.B, 4 * Sample.H);
        for (var i = 0; i < zeros.Count; i++)
        {
            var verdict = Sample.Compare(zeros, Sample.With(zeros, i, 1e-20), new Budget.Tolerance(0, 1), name, Lengths);
            Assert.Equal(padded && (zeros.Unravel(i) is [_, 1, _] or [>= 2, 2, _]) ? Outcome.Differs : Outcome.Within, verdict.Outcome);
        }
    }

    [Fact]
    public void The_worst_element_is_one_that_fails_though_another_differs_more()
    {
        var expected = Sample.Outputs();
        var got = Sample.With(Sample.With(expected, 5, expected.At(5) + 0.5), 22, expected.At(22) + 1e-6);
        var verdict = Sample.Compare(expected, got, new Budget.Tolerance(0, 1), lengths: Lengths);
        Assert.Equal((1, 1, "n=2, t=3, u=0", 3), (verdict.Failing, verdict.FailingPadding, verdict.Worst!.Where, verdict.FirstStep));
        Assert.Equal(0.5, verdict.Largest);
    }

    [Fact]
    public void States_and_weights_have_none()
    {
        var state = Sample.Values(Sample.B, Sample.H);
        Assert.Equal(Outcome.Within, Sample.Compare(state, Sample.FlipLowestBit(state, 3), new Budget.Ulps(1, "asked"), "state/c", Lengths).Outcome);
    }

    [Fact]
    public void Without_lengths_there_is_none()
    {
        var verdict = Sample.Compare(Sample.Outputs(), Sample.FlipLowestBit(Sample.Outputs(), 23), new Budget.Ulps(1, "asked"));
        Assert.Equal((Outcome.Within, 0), (verdict.Outcome, verdict.FailingPadding));
    }
}
