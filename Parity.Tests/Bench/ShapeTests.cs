using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class ShapeTests
{
    [Fact]
    public void A_name_in_any_case_or_its_sizes_are_the_named_shape()
    {
        var s2 = new Shape("S2", 64, 100, 128, 256);
        Assert.Equal(s2, Shape.Parse("S2"));
        Assert.Equal(s2, Shape.Parse("s2"));
        Assert.Equal(s2, Shape.Parse("64,100,128,256"));
    }

    [Fact]
    public void Other_sizes_are_their_own_name() => Assert.Equal(new Shape("3,5,7,9", 3, 5, 7, 9), Shape.Parse("3,05,7,9"));

    [Theory]
    [InlineData("")]
    [InlineData("S7")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,3,0")]
    [InlineData("1,2,3,-4")]
    [InlineData("1,2,3,4.5")]
    [InlineData("1,2,3,65537")]
    public void Anything_else_is_bad_input(string text) =>
        Assert.Equal($"shape '{text}': expected S1, S2, S3, S4, S5, S6 or B,T,I,H, each in 1…65536", Assert.Throws<BadInputException>(() => Shape.Parse(text)).Message);
}
