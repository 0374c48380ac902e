using Parity.Backends.Workers;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Peers;

/// <summary>
/// A backend in a process of its own, for what is native and not TensorFlow: libtorch, ONNX Runtime, or a program of the user's that calls
/// <see cref="PeerHost.Serve"/>. A crash, a hang or garbage is an error of the case that met it, and the next case has a new process.
/// </summary>
public sealed class PeerBackend : IBackend, IHasVersion, IPartial
{
    /// <summary>How long one case may take where nothing else is said.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(120);

    private readonly Func<Case, string?> cannotRun;
    private readonly Func<string, string?> doesNotOwe;
    private readonly FramedProcess process;
    private readonly Lazy<(string? Version, string? Unavailable)> about;

    /// <summary>Looks for a peer's worker; nothing is started before it is needed.</summary>
    /// <param name="peer">One of <see cref="PeerTable.All"/>.</param>
    /// <param name="timeLimit">How long one case may take, the start of the process included; null is <see cref="DefaultTimeLimit"/>.</param>
    public PeerBackend(Peer peer, TimeSpan? timeLimit = null)
        : this(peer, PeerLocator.Find(peer), timeLimit)
    {
    }

    /// <summary>A backend of a worker program.</summary>
    /// <param name="name">The backend's name in the worker.</param>
    /// <param name="worker">The path of the program's assembly.</param>
    /// <param name="cannotRun">Which cases it cannot run and why; null is none.</param>
    /// <param name="timeLimit">How long one case may take; null is <see cref="DefaultTimeLimit"/>.</param>
    public PeerBackend(string name, string worker, Func<Case, string?>? cannotRun = null, TimeSpan? timeLimit = null)
        : this(
            new Peer(name, string.Empty, Path.GetFileName(worker ?? throw new ArgumentNullException(nameof(worker))), cannotRun ?? (_ => null)),
            File.Exists(worker) ? (worker, null) : (null, $"{worker}: no such file"),
            timeLimit)
    {
    }

    internal PeerBackend(Peer peer, (string? Path, string? Reason) worker, TimeSpan? timeLimit)
        : this(peer, worker, new FramedProcess($"{peer.Name} worker", () => DotnetCommand.Piped(["exec", worker.Path!]), timeLimit ?? DefaultTimeLimit))
    {
    }

    internal PeerBackend(Peer peer, (string? Path, string? Reason) worker, FramedProcess process)
    {
        ArgumentNullException.ThrowIfNull(peer);
        (Name, cannotRun, doesNotOwe, WorkerPath, this.process) = (peer.Name, peer.CannotRun, peer.DoesNotOwe, worker.Path, process);
        about = new(() => worker.Path is null ? (null, worker.Reason) : About());
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The worker's assembly; null where none was found.</summary>
    public string? WorkerPath { get; }

    /// <summary>Why its worker was not found, or does not come up with its native library, or null. Asking starts it.</summary>
    public string? Unavailable => about.Value.Unavailable;

    /// <inheritdoc/>
    public string Version => about.Value.Version ?? throw new BackendException(about.Value.Unavailable!);

    /// <inheritdoc/>
    public string? CannotRun(Case row) => cannotRun(row);

    /// <inheritdoc/>
    public string? DoesNotOwe(string array) => doesNotOwe(array);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        return WorkerPath is null ? throw new BackendException(Unavailable!) : process.Ask(PeerMessages.AskRun(Name, row, inputs), PeerMessages.ReadResults);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose() => process.Dispose();

    private (string? Version, string? Unavailable) About()
    {
        try
        {
            return (process.Ask(PeerMessages.AskVersion(Name), PeerMessages.ReadVersion), null);
        }
        catch (BackendException e)
        {
            return (null, e.Message);
        }
    }
}
