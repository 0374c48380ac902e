using CsCheck;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

public sealed class ReverseSequenceTests
{
    private static readonly Gen<(int[] Lengths, int T, int Depth, bool TimeMajor)> Cases =
        Gen.Int[1, 6].SelectMany(t => Gen.Select(Gen.Int[0, t].Array[0, 5], Gen.Const(t), Gen.Int[1, 3], Gen.Bool));

    [Fact]
    public void Twice_is_the_identity() => Cases.Sample(c =>
    {
        var values = Values(c.Lengths.Length * c.T * c.Depth, 1);
        Assert.Equal(values, Turn(c, Turn(c, values)));
    });

    [Fact]
    public void Its_gradient_is_its_adjoint() => Cases.Sample(c =>
    {
        var (x, y) = (Values(c.Lengths.Length * c.T * c.Depth, 1), Values(c.Lengths.Length * c.T * c.Depth, 2));
        var gradient = new double[y.Length];
        ReverseSequence.Gradient<double>(y, c.Lengths, c.T, c.TimeMajor, gradient);
        Assert.Equal(Turn(c, x).Zip(y, (a, b) => a * b).Sum(), x.Zip(gradient, (a, b) => a * b).Sum(), 9);
    });

    [Fact]
    public void Only_the_steps_before_the_length_turn()
    {
        var turned = new int[8];
        ReverseSequence.Forward<int>([1, 2, 3, 4, 5, 6, 7, 8], [3, 0], 4, timeMajor: false, turned);
        Assert.Equal([3, 2, 1, 4, 5, 6, 7, 8], turned);
    }

    [Fact]
    public void Reverse_turns_all_steps()
    {
        var turned = new int[6];
        Reverse.Forward<int>([1, 2, 3, 4, 5, 6], 2, 3, timeMajor: true, turned);
        Assert.Equal([5, 6, 3, 4, 1, 2], turned);
    }

    [Theory]
    [InlineData(4, "sequence_length[0]: expected 0…3, got 4")]
    [InlineData(-1, "sequence_length[0]: expected 0…3, got -1")]
    public void A_length_outside_is_refused(int length, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => ReverseSequence.Forward<int>(new int[3], [length], 3, false, new int[3])).Message);

    private static double[] Turn((int[] Lengths, int T, int Depth, bool TimeMajor) c, double[] values)
    {
        var turned = new double[values.Length];
        ReverseSequence.Forward<double>(values, c.Lengths, c.T, c.TimeMajor, turned);
        return turned;
    }

    private static double[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }
}
