using Parity.Cases;

namespace Parity.Backends.Peers;

/// <summary>A backend that is native and not TensorFlow's, and so lives in a worker of its own: a row of <see cref="PeerTable"/>.</summary>
/// <param name="Name">On the command line: <c>torch</c>.</param>
/// <param name="Folder">The worker's project below <c>tools</c>, and its folder beside <c>Parity.dll</c>: <c>torch</c>.</param>
/// <param name="Worker">The worker's assembly: <c>Parity.Torch.Worker.dll</c>.</param>
/// <param name="CannotRun">Which cases it cannot express and why, decided without the native library, so that it is the same on every machine.</param>
public sealed record Peer(string Name, string Folder, string Worker, Func<Case, string?> CannotRun)
{
    /// <summary>The environment variable that names the worker's assembly: <c>PARITY_TORCH_WORKER</c>.</summary>
    public string Variable => $"PARITY_{Folder.ToUpperInvariant()}_WORKER";

    /// <summary>Why it does not owe a result of that name, or null where it does: every result where nothing is said.</summary>
    public Func<string, string?> DoesNotOwe { get; init; } = _ => null;
}
