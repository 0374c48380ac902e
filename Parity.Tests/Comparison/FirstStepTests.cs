using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

/// <summary>Where a divergence begins, in the order in which the direction goes through time.</summary>
public sealed class FirstStepTests
{
    [Theory]
    [InlineData("outputs", 1)]
    [InlineData("outputs/fw", 1)]
    [InlineData("gradient/inputs", 1)]
    [InlineData("outputs/bw", 3)]
    public void It_is_the_earliest_but_for_the_backward_direction_the_latest(string name, int step)
    {
        // in this order a plain scan meets t=2, then t=1, then t=3
        var got = Wrong(Sample.Outputs(), (0, 2), (1, 1), (1, 3), (2, 2));
        Assert.Equal(step, Sample.Compare(Sample.Outputs(), got, name: name).FirstStep);
    }

    [Fact]
    public void Time_major_arrays_have_their_steps_on_the_first_axis()
    {
        var expected = Sample.Values(Sample.T, Sample.B, Sample.H);
        var got = Sample.FlipLowestBit(Sample.FlipLowestBit(expected, 9), 20);
        Assert.Equal(1, Sample.Compare(expected, got, timeMajor: true).FirstStep);
        Assert.Equal(3, Sample.Compare(expected, got, name: "outputs/bw", timeMajor: true).FirstStep);
    }

    [Theory]
    [InlineData("trace/bw/h", 1)]
    [InlineData("trace/bw/z", 1)]
    [InlineData("trace/fw/dc", 3)]
    [InlineData("trace/dz", 3)]
    public void A_trace_is_in_its_own_time_and_its_gradients_come_from_the_end(string name, int step)
    {
        var expected = Sample.Values(Sample.T, Sample.B, 4 * Sample.H);
        var got = Sample.FlipLowestBit(Sample.FlipLowestBit(expected, Sample.B * 4 * Sample.H), (3 * Sample.B * 4 * Sample.H) + 5);
        Assert.Equal(step, Sample.Compare(expected, got, name: name).FirstStep);
    }

    [Fact]
    public void Steps_within_the_budget_do_not_count()
    {
        var expected = Sample.Outputs();
        var got = Sample.With(Sample.FlipLowestBit(expected, 0), 6, 2);
        Assert.Equal(3, Sample.Compare(expected, got, new Budget.Ulps(1, "asked")).FirstStep);
        Assert.Null(Sample.Compare(expected, Sample.FlipLowestBit(expected, 0), new Budget.Ulps(1, "asked")).FirstStep);
    }

    [Fact]
    public void An_array_without_time_has_none()
    {
        var state = Sample.Values(Sample.B, Sample.H);
        Assert.Null(Sample.Compare(state, Sample.FlipLowestBit(state, 1), name: "state/bw/c").FirstStep);
    }

    private static Tensor Wrong(Tensor tensor, params (int N, int T)[] places) =>
        places.Aggregate(tensor, (wrong, p) => Sample.With(wrong, ((p.N * Sample.T) + p.T) * Sample.H, 7));
}
