using Parity.Comparison;

namespace Parity.Tests.Comparison;

public sealed class IndexNamesTests
{
    [Theory]
    [InlineData("outputs", false, "n=2, t=3, u=1", 2, 3, 1)]
    [InlineData("outputs/bw", false, "n=2, t=3, u=1", 2, 3, 1)]
    [InlineData("outputs", true, "t=2, n=3, u=1", 2, 3, 1)]
    [InlineData("gradient/inputs", false, "n=2, t=3, k=4", 2, 3, 4)]
    [InlineData("gradient/inputs", true, "t=2, n=3, k=4", 2, 3, 4)]
    [InlineData("trace/h", false, "t=2, n=3, u=1", 2, 3, 1)]
    [InlineData("trace/bw/dc", true, "t=2, n=3, u=1", 2, 3, 1)]
    [InlineData("trace/z", false, "t=2, n=3, gate f, u=1", 2, 3, 5)]
    [InlineData("trace/fw/dz", false, "t=2, n=3, gate i, u=0", 2, 3, 0)]
    [InlineData("state/c", false, "n=2, u=1", 2, 1)]
    [InlineData("state/bw/h", true, "n=2, u=1", 2, 1)]
    [InlineData("gradient/initial_state/fw/c", false, "n=2, u=1", 2, 1)]
    [InlineData("gradient/weights/rnn/lstm_cell/kernel", false, "row 6, gate i, u=1", 6, 1)]
    [InlineData("gradient/weights/rnn/lstm_cell/kernel", false, "row 0, gate j, u=0", 0, 2)]
    [InlineData("gradient/weights/bidirectional_rnn/bw/lstm_cell/kernel", false, "row 0, gate f, u=1", 0, 5)]
    [InlineData("initial/rnn/lstm_cell/kernel", false, "row 0, gate o, u=1", 0, 7)]
    [InlineData("gradient/weights/rnn/lstm_cell/bias", false, "gate i, u=0", 0)]
    [InlineData("gradient/weights/rnn/lstm_cell/bias", false, "gate o, u=1", 7)]
    [InlineData("something/else", false, "[3]", 3)]
    [InlineData("something/else", false, "[]")]
    public void An_element_is_told_in_the_fields_words(string array, bool timeMajor, string expected, params int[] index) =>
        Assert.Equal(expected, IndexNames.Describe(Sample.Row(timeMajor), array, index));

    [Fact]
    public void The_step_is_that_of_the_arrays_layout()
    {
        Assert.Equal(3, IndexNames.Step(Sample.Row(), "outputs", [2, 3, 1]));
        Assert.Equal(2, IndexNames.Step(Sample.Row(timeMajor: true), "outputs", [2, 3, 1]));
        Assert.Equal(2, IndexNames.Step(Sample.Row(), "trace/h", [2, 3, 1]));
        Assert.Null(IndexNames.Step(Sample.Row(), "state/c", [2, 3]));
    }
}
