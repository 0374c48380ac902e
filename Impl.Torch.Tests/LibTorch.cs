using System.Runtime.CompilerServices;
using Parity.Impl.Torch.Native;
using TorchSharp;

namespace Parity.Impl.Torch.Tests;

internal static class LibTorch
{
    [ModuleInitializer]
    internal static void Load()
    {
        TorchNative.Load();
        torch.manual_seed(1);
    }
}
