using System.Globalization;
using System.Runtime.InteropServices;
using Parity.Backends.TensorFlow;
using Parity.Reports;

namespace Parity.Bench.Reports;

/// <summary>What times depend on besides the programs.</summary>
/// <param name="Processor">Its name and how many threads it runs.</param>
/// <param name="Vectors">The vectors that Impl's kernels run on here.</param>
/// <param name="Caches">The data caches of one core.</param>
/// <param name="System">The operating system and .NET.</param>
public sealed record MachineFacts(string Processor, string Vectors, string Caches, string System)
{
    /// <summary>This machine.</summary>
    public static MachineFacts Here() => new(
        string.Create(CultureInfo.InvariantCulture, $"{Machine.Processor}, {Environment.ProcessorCount} threads"),
        Machine.InstructionSet,
        string.Join(", ", Enumerable.Range(1, 3).Select(l => $"L{l} {Size(HostNumerics.CacheBytes(l))}")),
        $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}");

    private static string Size(int? bytes) => bytes switch
    {
        null => "unknown",
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1 << 20)} MiB"),
    };
}
