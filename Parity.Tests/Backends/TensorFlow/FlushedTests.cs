using Parity.Backends.TensorFlow;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class FlushedTests
{
    [Fact]
    public void Denormal_operands_and_results_become_zero_with_their_sign()
    {
        Assert.Equal(1f, Flushed.Add(1f, 0f));
        Same(0f, Flushed.Add(float.Epsilon, 0f));
        Same(-0f, Flushed.Add(-float.Epsilon, -0f));
        Same(0f, Flushed.Add(1.2e-38f, -1.3e-38f) + 0f);
        Same(-0f, Flushed.Add(1.2e-38f, -1.3e-38f));
        Same(0f, Flushed.Add(0f, -0f));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(Flushed.Add(2.3e-308, -2.4e-308)));
        Assert.Equal(2.3e-308, Flushed.Add(2.3e-308, 1e-310));
        Assert.True(float.IsNaN(Flushed.Add(float.NaN, 1f)));
    }

    private static void Same(float expected, float got) => Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(got));
}
