using System.Runtime.InteropServices;

namespace Parity.Impl.Threads;

/// <summary>
/// While it lives, the calling thread treats denormal operands and results as signed zeros, as TensorFlow's threads do.
/// .NET has no call for it; the C library's floating-point environment does it (glibc on x64: bits FTZ and DAZ of MXCSR, at byte 28 of
/// <c>fenv_t</c>; <c>_controlfp_s</c> on Windows). It belongs to a thread, so each worker thread opens a scope of its own.
/// </summary>
public unsafe ref struct FlushDenormals
{
    private const int FenvSize = 32;
    private const int MxcsrOffset = 28;
    private const uint FlushAndDenormalsAreZero = 0x8040;
    private const uint WindowsDenormalMask = 0x03000000;
    private const uint WindowsDenormalFlush = 0x01000000;

    private uint saved;
    private bool entered;

    /// <summary>Why denormals cannot be flushed here, or null: then results can differ from TensorFlow's where values fall below 1.2e-38.</summary>
    public static string? Unavailable { get; } = Probe();

    /// <summary>Opens the scope.</summary>
    public static FlushDenormals Enter()
    {
        var scope = default(FlushDenormals);
        if (Unavailable is null)
        {
            scope.entered = true;
            scope.saved = Set(null);
        }

        return scope;
    }

    /// <summary>Restores the thread's environment.</summary>
    public void Dispose()
    {
        if (entered)
        {
            entered = false;
            Set(saved);
        }
    }

    private static uint Set(uint? value)
    {
        if (OperatingSystem.IsWindows())
        {
            uint now;
            _ = ControlFp(&now, 0, 0);
            uint ignored;
            _ = ControlFp(&ignored, value ?? WindowsDenormalFlush, WindowsDenormalMask);
            return now & WindowsDenormalMask;
        }

        var environment = stackalloc byte[FenvSize];
        _ = GetEnvironment(environment);
        var mxcsr = (uint*)(environment + MxcsrOffset);
        var old = *mxcsr;
        *mxcsr = value ?? (old | FlushAndDenormalsAreZero);
        _ = SetEnvironment(environment);
        return old;
    }

    private static string? Probe()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return $"no call to flush denormals on {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}";
        }

        try
        {
            var before = Set(null);
            var flushed = Halve(1.17549435e-38f) == 0;
            Set(before);
            return flushed ? null : "the C library's floating-point environment does not flush denormals";
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return $"the C library's floating-point environment was not found: {e.Message}";
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static float Halve(float x) => x * 0.5f;

    [DllImport("libm.so.6", EntryPoint = "fegetenv", ExactSpelling = true)]
    private static extern int GetEnvironment(byte* environment);

    [DllImport("libm.so.6", EntryPoint = "fesetenv", ExactSpelling = true)]
    private static extern int SetEnvironment(byte* environment);

    [DllImport("ucrtbase", EntryPoint = "_controlfp_s", ExactSpelling = true)]
    private static extern int ControlFp(uint* current, uint value, uint mask);
}
