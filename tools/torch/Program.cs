using Parity.Backends;
using Parity.Backends.Peers;

namespace Parity.Torch;

/// <summary>The worker; Parity starts it.</summary>
internal static class Program
{
    public static int Main() => PeerHost.Serve(new Dictionary<string, Func<IBackend>>(StringComparer.Ordinal)
    {
        ["torch"] = () => new TorchBackend(),
        ["impl-torch"] = () => new ImplTorchBackend(),
    });
}
