using Parity.Backends;
using Parity.Backends.Peers;

namespace Parity.Onnx.Worker;

/// <summary>The worker; Parity starts it.</summary>
internal static class Program
{
    public static int Main() => PeerHost.Serve(new Dictionary<string, Func<IBackend>>(StringComparer.Ordinal)
    {
        ["onnx"] = () => new CaseModelBackend(),
    });
}
