using System.Runtime.InteropServices;
using Parity.Backends.TensorFlow;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Tests.Impl;

/// <summary>
/// glibc's functions of ours against glibc's own, bit by bit (a NaN is a NaN), with denormals and with denormals flushed.
/// The many inputs of the slow ones are tried where <c>PARITY_SLOW=1</c>.
/// </summary>
public sealed unsafe class LibmTests
{
    private const ulong Some = 2_000_000;
    private const ulong Many = 300_000_000;
    private const ulong All = 1UL << 32;
    private const ulong Slice = 1UL << 16;
    private const ulong Stride = 2147; // odd, so that the last bits vary; some 2 million floats over all of them

    public static TheoryData<string, bool> Functions => new(
        from function in new[] { "exp", "tanh", "expf" }
        from flushed in new[] { false, true }
        select (function, flushed));

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_glibcs(string function, bool flushed) => Compare(function, flushed, function == "expf" ? All / Stride : Some, Stride);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_glibcs_everywhere(string function, bool flushed)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PARITY_SLOW") == "1", "slow: PARITY_SLOW=1 is not set");
        Compare(function, flushed, function == "expf" ? All : Many, 1);
    }

    private static void Compare(string function, bool flushed, ulong count, ulong step)
    {
        Assert.SkipUnless(HostNumerics.Libm is { } libm && libm.EndsWith(", fma", StringComparison.Ordinal), $"the C library here is {HostNumerics.Libm ?? "unknown"}, not glibc's FMA variant");
        Assert.SkipWhen(flushed && FlushDenormals.Unavailable is not null, FlushDenormals.Unavailable ?? string.Empty);
        Func<ulong, ulong, ulong, (ulong Differ, ulong At)> differing = function switch
        {
            "exp" => (from, to, _) => Differing(&NativeExp, &GlibcExp.Apply, from, to),
            "tanh" => (from, to, _) => Differing(&NativeTanh, &GlibcTanh.Apply, from, to),
            _ => DifferingFloats,
        };
        var (differ, at) = (0UL, 0UL);
        var gate = new Lock();
        Parallel.For(0L, (long)((count + Slice - 1) / Slice), new ParallelOptions { MaxDegreeOfParallelism = 2 }, slice =>
        {
            using var scope = flushed ? FlushDenormals.Enter() : default;
            var from = (ulong)slice * Slice;
            var found = differing(from, Math.Min(count, from + Slice), step);
            lock (gate)
            {
                (differ, at) = (differ + found.Differ, found.Differ > 0 ? found.At : at);
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{function}: {count} compared, {differ} differ");
        Assert.True(differ == 0, $"{function}: {differ} of {count} differ, such as at bits 0x{at:x}");
    }

    private static (ulong Differ, ulong At) Differing(delegate*<double, double> native, delegate*<double, double> ours, ulong from, ulong to)
    {
        var (differ, at) = (0UL, 0UL);
        for (var n = from; n < to; n++)
        {
            var x = LibmInputs.At(n);
            var (expected, got) = (native(x), ours(x));
            if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(got) && !(double.IsNaN(expected) && double.IsNaN(got)))
            {
                (differ, at) = (differ + 1, BitConverter.DoubleToUInt64Bits(x));
            }
        }

        return (differ, at);
    }

    private static (ulong Differ, ulong At) DifferingFloats(ulong from, ulong to, ulong step)
    {
        var (differ, at) = (0UL, 0UL);
        for (var n = from; n < to; n++)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)(n * step));
            var (expected, got) = (NativeExpf(x), Expf.Apply(x));
            if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(got) && !(float.IsNaN(expected) && float.IsNaN(got)))
            {
                (differ, at) = (differ + 1, BitConverter.SingleToUInt32Bits(x));
            }
        }

        return (differ, at);
    }

    [SuppressGCTransition]
    [DllImport("libm.so.6", EntryPoint = "exp", ExactSpelling = true)]
    private static extern double NativeExp(double x);

    [SuppressGCTransition]
    [DllImport("libm.so.6", EntryPoint = "tanh", ExactSpelling = true)]
    private static extern double NativeTanh(double x);

    [SuppressGCTransition]
    [DllImport("libm.so.6", EntryPoint = "expf", ExactSpelling = true)]
    private static extern float NativeExpf(float x);
}
