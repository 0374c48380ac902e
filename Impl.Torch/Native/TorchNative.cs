using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Parity.Impl.Torch.Native;

/// <summary>
/// Loads libLibTorchSharp.so before TorchSharp does. TorchSharp 0.107.0 names GLIBCXX_3.4.32 (GCC 13), which the libstdc++ of Debian 12
/// lacks; the one symbol behind it is never called. Where the plain load fails for that, a copy with the need marked weak is loaded
/// instead: TorchSharp's own dlopen then finds it by its SONAME. The shipped file is not touched.
/// </summary>
public static class TorchNative
{
    private const string Library = "libLibTorchSharp.so";
    private const string Version = "GLIBCXX_3.4.32";

    /// <summary>Loads libtorch; to be called before the first use of <c>torch</c>. Calling it again does nothing.</summary>
    /// <exception cref="PlatformNotSupportedException">It is not packaged for this platform.</exception>
    /// <exception cref="DllNotFoundException">A library is missing or cannot be loaded.</exception>
    public static void Load()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            throw new PlatformNotSupportedException("libtorch is packaged for linux-x64 only");
        }

        var folders = ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? AppContext.BaseDirectory).Split(':');
        var folder = Array.Find(folders, f => File.Exists(Path.Combine(f, Library)))
            ?? throw new DllNotFoundException($"{Library} is not in {string.Join(", ", folders)}");
        foreach (var name in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
        {
            NativeLibrary.Load(Path.Combine(folder, name));
        }

        var file = Path.Combine(folder, Library);
        try
        {
            NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e) when (e.Message.Contains(Version, StringComparison.Ordinal))
        {
            NativeLibrary.Load(WithoutTheNeed(file));
        }
    }

    private static string WithoutTheNeed(string file)
    {
        var image = File.ReadAllBytes(file);
        var caches = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var copy = Path.Combine(caches, "parity", "native", Convert.ToHexStringLower(SHA256.HashData(image))[..16], Library);
        if (!File.Exists(copy))
        {
            ElfVersionNeeds.Weaken(image, Version);

            // beside, then renamed: another process may look for it at this moment
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var beside = $"{copy}.{Environment.ProcessId}";
            File.WriteAllBytes(beside, image);
            File.Move(beside, copy, overwrite: true);
        }

        return copy;
    }
}
