using Parity.Backends;
using Parity.Backends.Peers;

namespace Parity.Onnx.Worker;

/// <summary>The worker; Parity starts it, and names a model of the user's where that is to be run: its path, and how the user wrote it.</summary>
internal static class Program
{
    public static int Main(string[] args) => PeerHost.Serve(new Dictionary<string, Func<IBackend>>(StringComparer.Ordinal)
    {
        ["onnx"] = () => args is [var path, var written] ? new UserModelBackend(UserModel.Read(path, written)) : new CaseModelBackend(),
    });
}
