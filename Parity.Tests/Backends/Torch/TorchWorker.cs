using Parity.Backends.Peers;

namespace Parity.Tests.Backends.Torch;

/// <summary>The worker of torch's backends; a test that needs it is skipped where it is not built, and says so.</summary>
internal static class TorchWorker
{
    /// <summary>A backend of it.</summary>
    public static PeerBackend Need(string name)
    {
        var backend = new PeerBackend(PeerTable.Find(name)!);
        if (backend.Unavailable is { } why)
        {
            backend.Dispose();
            Assert.Skip(why);
        }

        return backend;
    }
}
