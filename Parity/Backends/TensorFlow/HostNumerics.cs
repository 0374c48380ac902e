using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Parity.Cases;

namespace Parity.Backends.TensorFlow;

/// <summary>The part of the numerics that this machine decides: instruction set, caches, C library.</summary>
public static partial class HostNumerics
{
    private const int LargerL1 = 48 * 1024;
    private const string CacheFolder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>The best instruction set that TensorFlow's matrix kernels can use here: <c>avx512</c>, <c>avx2</c>, <c>avx</c>; null is none of them.</summary>
    public static string? Isa { get; } =
        Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported ? "avx512"
        : Avx2.IsSupported && Fma.IsSupported ? "avx2"
        : Avx.IsSupported ? "avx"
        : null;

    /// <summary>The C library and its variant, <c>glibc 2.36, fma</c>; null where it does not say.</summary>
    public static string? Libm { get; } = FindLibm();

    /// <summary>Bytes of a data cache of one core (level 1, 2 or 3); null where the system does not say.</summary>
    public static int? CacheBytes(int level)
    {
        if (!Directory.Exists(CacheFolder))
        {
            return null;
        }

        foreach (var cache in Directory.EnumerateDirectories(CacheFolder, "index*").Order(StringComparer.Ordinal))
        {
            if (Read(cache, "level") == level.ToString(CultureInfo.InvariantCulture) && Read(cache, "type") is "Data" or "Unified")
            {
                var size = Read(cache, "size");
                var unit = size.EndsWith('K') ? 1024 : size.EndsWith('M') ? 1024 * 1024 : 1;
                return int.TryParse(size.TrimEnd('K', 'M'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number * unit : null;
            }
        }

        return null;
    }

    /// <summary>The reference that a TensorFlow of this version and of these measured numerics makes here.</summary>
    public static Reference ReferenceOf(string version, TensorFlowEnvironment environment, MeasuredNumerics measured)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(measured);
        var l1 = CacheBytes(1);
        return new Reference
        {
            TensorFlow = measured.Functions215 ? version : $"{version} with other functions",
            OneDnn = measured.OneDnn ?? environment.OneDnn,
            IntraOpThreads = measured.OneThread ? 1 : Math.Max(2, environment.IntraOpThreads),
            Isa = measured.Isa ?? "unknown",
            L1DataBytes = measured.SmallL1 is { } small && small != (l1 is < LargerL1) ? (small ? 32 * 1024 : LargerL1) : l1,
            L2Bytes = CacheBytes(2),
            L3Bytes = CacheBytes(3),
            Libm = measured.Libm switch { "fma" => $"{Family}, fma", "no fma" => Family, _ => "unknown" },
        };
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file)).Trim();
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static string Family => Libm?.Split(',')[0] ?? "glibc";

    private static string? FindLibm()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            // which variant it picked is seen in its results, since the processor alone does not decide it
            return $"glibc {Marshal.PtrToStringUTF8(GetLibraryVersion())}{(NumericsProbe.HasFmaExp(x => Math.Exp(x)) ? ", fma" : string.Empty)}";
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "gnu_get_libc_version")]
    private static partial nint GetLibraryVersion();
}
