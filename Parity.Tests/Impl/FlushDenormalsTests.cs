using System.Runtime.CompilerServices;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Threads;

namespace Parity.Tests.Impl;

public sealed class FlushDenormalsTests
{
    [Fact]
    public void Within_the_scope_denormals_are_zero_and_after_it_not()
    {
        Assert.SkipWhen(FlushDenormals.Unavailable is not null, FlushDenormals.Unavailable ?? string.Empty);
        using (FlushDenormals.Enter())
        {
            Assert.Equal(0, BitConverter.SingleToInt32Bits(Half(1.2e-38f)));
            GC.Collect();
            Assert.Equal(int.MinValue, BitConverter.SingleToInt32Bits(Half(-1.2e-38f)));
        }

        Assert.NotEqual(0, BitConverter.SingleToInt32Bits(Half(1.2e-38f)));
    }

    [Fact]
    public void A_driver_leaves_the_callers_thread_as_it_was()
    {
        var sample = new Sample<float>(1, 2, 3, 4, 5);
        new DynamicRnn<float>(new LstmCell(5)).Forward(sample.Weights(), sample.Inputs());
        Assert.NotEqual(0, BitConverter.SingleToInt32Bits(Half(1.2e-38f)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Half(float x) => x * 0.5f;
}
