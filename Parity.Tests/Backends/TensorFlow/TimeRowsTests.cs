using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class TimeRowsTests
{
    // element = 10 n + time
    private static readonly Tensor BatchMajor = Tensor.Of([0f, 1, 2, 3, 10, 11, 12, 13], 2, 4, 1);
    private static readonly Tensor TimeMajor = Tensor.Of([0f, 10, 1, 11, 2, 12, 3, 13], 4, 2, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Backward_steps_turn_the_length_and_leave_the_padding(bool timeMajor)
    {
        var rows = new TimeRows(new CaseShape(2, 4, 1, 1, [3, 1]), timeMajor, backward: true);
        var array = timeMajor ? TimeMajor : BatchMajor;
        var steps = Enumerable.Range(0, 4).Select(t => rows.Gather(array, t)).ToArray();
        Assert.Equal([2f, 10, 1, 11, 0, 12, 3, 13], steps.SelectMany(s => s.Array<float>()));
        var back = Tensor.Zeros(DType.Float32, array.Shape);
        for (var t = 0; t < 4; t++)
        {
            rows.Scatter(steps[t], back, t);
        }

        Assert.Equal(array.Array<float>(), back.Array<float>());
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData(new[] { 3, 1 }, 3)]
    [InlineData(new[] { 0, 0 }, 1)]
    [InlineData(new int[0], 1)]
    public void The_loop_stops_at_the_longest_row_but_not_before_one_step(int[]? lengths, int steps) =>
        Assert.Equal(steps, new TimeRows(new CaseShape(lengths?.Length ?? 2, 4, 1, 1, lengths), timeMajor: false, backward: false).Steps);

    [Fact]
    public void Select_takes_each_row_from_its_side()
    {
        var rows = new TimeRows(new CaseShape(2, 4, 1, 1, [3, 1]), timeMajor: false, backward: false);
        Tensor a = Tensor.Of([1f, 2], 2, 1), b = Tensor.Of([-1f, -2], 2, 1);
        Assert.Equal([1f, -2], rows.Select(1, a, b).Array<float>());
        Assert.Equal([0f, -2], rows.Select(1, null, b).Array<float>());
        Assert.Equal([1f, 0], rows.Select(1, a, null).Array<float>());
    }
}
