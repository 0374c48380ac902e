using Parity.Bench.Layouts;

namespace Parity.Tests.Bench;

/// <summary>Rows and steps exchanged, by hand.</summary>
public sealed class TimeMajorTests
{
    [Fact]
    public void Time_major_swaps_rows_and_steps()
    {
        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8], TimeMajor.Swap([1, 2, 3, 4, 5, 6, 7, 8], rows: 2, columns: 2, depth: 2));
        Assert.Equal([1, 4, 2, 5, 3, 6], TimeMajor.Swap([1, 2, 3, 4, 5, 6], rows: 2, columns: 3, depth: 1));
    }
}
