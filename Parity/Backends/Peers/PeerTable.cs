namespace Parity.Backends.Peers;

/// <summary>The peers by name.</summary>
public static class PeerTable
{
    /// <summary>In the order of the command line's help.</summary>
    public static IReadOnlyList<Peer> All { get; } =
    [
        new("torch", "torch", "Parity.Torch.Worker.dll", TorchLimits.CannotRun),
        new("impl-torch", "torch", "Parity.Torch.Worker.dll", ImplTorchLimits.CannotRun),
        new("onnx", "onnx", "Parity.Onnx.Worker.dll", OnnxLimits.CannotRun) { DoesNotOwe = OnnxLimits.DoesNotOwe },
    ];

    /// <summary>The peer of that name, or null.</summary>
    public static Peer? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
