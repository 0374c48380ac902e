using Parity.Backends.Peers;

namespace Parity.FakePeer;

/// <summary>Under the name that the command line knows, and one that cannot load.</summary>
internal static class Program
{
    public static int Main() => PeerHost.Serve(new Dictionary<string, Func<Backends.IBackend>>(StringComparer.Ordinal)
    {
        ["torch"] = () => new FaultyBackend(),
        ["absent"] = () => throw new DllNotFoundException("no\nlibabsent.so"),
    });
}
