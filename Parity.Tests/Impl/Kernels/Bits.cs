namespace Parity.Tests.Impl.Kernels;

/// <summary>Equality of bits; one NaN equals another.</summary>
internal static class Bits
{
    public static void Equal(float expected, float got, string what) =>
        Assert.True(Same(expected, got), $"{what}: expected {expected:R} ({BitConverter.SingleToUInt32Bits(expected):x8}), got {got:R} ({BitConverter.SingleToUInt32Bits(got):x8})");

    public static bool Same(float a, float b) => BitConverter.SingleToUInt32Bits(a) == BitConverter.SingleToUInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
}
