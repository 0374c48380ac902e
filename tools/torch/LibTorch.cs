using Parity.Impl.Torch.Native;
using TorchSharp;

namespace Parity.Torch;

/// <summary>libtorch in this process: loaded once, on one thread, so that its sums have one order.</summary>
internal static class LibTorch
{
    private static readonly Lazy<string?> Loaded = new(Load);

    /// <summary>Why it cannot be used here, or null.</summary>
    public static string? Unavailable => Loaded.Value;

    private static string? Load()
    {
        try
        {
            TorchNative.Load();
            torch.set_num_threads(1);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or PlatformNotSupportedException or TypeInitializationException or IOException)
        {
            return $"libtorch: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
