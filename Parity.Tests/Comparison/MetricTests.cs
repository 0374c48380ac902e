using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class MetricTests
{
    [Theory]
    [InlineData(DType.Float32, 1, -23)]
    [InlineData(DType.Float32, 1.9999998807907104, -23)]
    [InlineData(DType.Float32, 2, -22)]
    [InlineData(DType.Float32, 0.99999994039535522, -24)]
    [InlineData(DType.Float32, 0, -149)]
    [InlineData(DType.Float32, 1e-40, -149)]
    [InlineData(DType.Float32, float.MaxValue, 104)]
    [InlineData(DType.Float64, 1, -52)]
    [InlineData(DType.Float64, 0, -1074)]
    [InlineData(DType.Float64, double.MaxValue, 971)]
    public void The_unit_is_the_step_to_the_next_value_of_the_type(DType dtype, double magnitude, int exponent) =>
        Assert.Equal(Math.ScaleB(1, exponent), Metric.Ulp(dtype, magnitude));

    [Fact]
    public void The_largest_magnitude_has_no_sign()
    {
        Assert.Equal(3, Metric.Largest(Tensor.Of([1f, -3f, 2f], 3)));
        Assert.Equal(0, Metric.Largest(Tensor.Zeros(DType.Float64, 0, 4)));
    }

    [Fact]
    public void Bits_tell_zeros_apart_and_NaNs_together()
    {
        var a = Tensor.Of([0.0, double.NaN, 1.0], 3);
        var b = Tensor.Of([-0.0, double.NaN, 1.0], 3);
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(i => Metric.SameBits(a, b, i)));
    }
}
