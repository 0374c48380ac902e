using Parity.Backends.Peers;

namespace Parity.Tests.Backends.Onnx;

/// <summary>The worker of ONNX Runtime; a test that needs it is skipped where it is not built, and says so.</summary>
internal static class OnnxWorker
{
    /// <summary>The backend <c>onnx</c>.</summary>
    public static PeerBackend Need()
    {
        var backend = new PeerBackend(PeerTable.Find("onnx")!);
        if (backend.Unavailable is { } why)
        {
            backend.Dispose();
            Assert.Skip(why);
        }

        return backend;
    }
}
