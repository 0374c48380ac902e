using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Reports;

/// <summary>What reports say of the machine that Impl ran on.</summary>
public static class Machine
{
    /// <summary>The vectors that Impl's kernels run on here.</summary>
    public static string InstructionSet { get; } =
        Vector512.IsHardwareAccelerated ? "avx512"
        : Vector256.IsHardwareAccelerated ? "avx2"
        : $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, 128-bit vectors";

    /// <summary>The processor's name, where the system says it.</summary>
    public static string Processor { get; } = FindProcessor() ?? "unknown";

    private static string? FindProcessor()
    {
        try
        {
            return File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        }
        catch (IOException)
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }
    }
}
