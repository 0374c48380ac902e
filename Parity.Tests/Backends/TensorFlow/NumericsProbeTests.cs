using Parity.Backends.TensorFlow;
using Parity.Cases;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>The numerics of a TensorFlow are told by its bits alone; each switch that changes them is seen.</summary>
public sealed class NumericsProbeTests
{
    private static readonly TensorFlowLocation Location = new TensorFlowLocator().Find();

    [Theory]
    [InlineData(null, false, 1)]
    [InlineData("AVX2", false, 1)]
    [InlineData("AVX", false, 1)]
    [InlineData(null, true, 1)]
    [InlineData("AVX2", true, 1)]
    [InlineData("AVX", true, 1)]
    [InlineData(null, false, 2)]
    [InlineData("AVX2", false, 2)]
    public void A_switch_is_seen(string? isa, bool oneDnn, int threads)
    {
        using var backend = TensorFlowBackend.At(Location, new TensorFlowEnvironment { MaxIsa = isa, OneDnn = oneDnn, IntraOpThreads = threads });
        Assert.SkipWhen(backend.Unavailable is not null, backend.Unavailable ?? string.Empty);
        Assert.SkipUnless(HostNumerics.Isa == "avx512" && backend.Version().StartsWith("2.15.", StringComparison.Ordinal), $"TensorFlow {backend.Version()} on {HostNumerics.Isa}: what is expected was seen with 2.15 on AVX-512");
        Assert.SkipUnless(threads == 1 || Environment.ProcessorCount > 1, "one processor");
        var measured = backend.Measured();
        Assert.Equal((isa?.ToLowerInvariant() ?? "avx512", oneDnn, threads == 1), (measured.Isa, measured.OneDnn, measured.OneThread));
        Assert.True(measured.Functions215);
        Assert.Equal(HostNumerics.Libm?.EndsWith(", fma", StringComparison.Ordinal) == true ? "fma" : "no fma", measured.Libm);
        if (!oneDnn)
        {
            Assert.Equal(HostNumerics.CacheBytes(1) is < 48 * 1024, measured.SmallL1);
        }
    }

    [Fact]
    public void Bits_of_an_unknown_order_are_said_to_be_unknown()
    {
        var measured = new MeasuredNumerics { Isa = null, OneDnn = null, OneThread = true, SmallL1 = null, Functions215 = true, Libm = null };
        Assert.Equal("unknown order of sums, oneDNN unknown, 1 thread, sigmoid and tanh of 2.15, exp of another C library", measured.ToString());
        var golden = HostNumerics.ReferenceOf("2.15.1", new TensorFlowEnvironment(), measured with { Isa = "avx512", OneDnn = false, Libm = "fma" });
        Assert.Contains("unknown, golden avx512", ReferenceDifference.Of(HostNumerics.ReferenceOf("2.15.1", new TensorFlowEnvironment(), measured), golden)!, StringComparison.Ordinal);
    }
}
