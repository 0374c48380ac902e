using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Reports;

/// <summary>What a failure report says of the machine that Impl ran on.</summary>
public static class Machine
{
    /// <summary>The vectors that Impl's kernels run on here.</summary>
    public static string InstructionSet { get; } =
        Vector512.IsHardwareAccelerated ? "avx512"
        : Vector256.IsHardwareAccelerated ? "avx2"
        : $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, 128-bit vectors";
}
