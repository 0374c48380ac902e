using Parity.Backends.Workers;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Peers;

/// <summary>
/// The worker's side of <see cref="PeerBackend"/>: the <c>Main</c> of a program that brings backends of its own. What native code prints to standard output
/// goes to standard error; a crash or a hang of it is the failure of one case.
/// </summary>
public sealed class PeerHost
{
    private readonly Dictionary<string, Lazy<IBackend>> backends;

    internal PeerHost(IReadOnlyDictionary<string, Func<IBackend>> backends) =>
        this.backends = backends.ToDictionary(b => b.Key, b => new Lazy<IBackend>(b.Value, LazyThreadSafetyMode.PublicationOnly), StringComparer.Ordinal);

    /// <summary>Answers requests from standard input on standard output, one at a time, until standard input is closed; returns the exit code.</summary>
    /// <param name="backends">Each by its name; made at its first request, so that a native library that does not load is an answer, too.</param>
    public static int Serve(IReadOnlyDictionary<string, Func<IBackend>> backends)
    {
        ArgumentNullException.ThrowIfNull(backends);
        var host = new PeerHost(backends);
        return WorkerLoop.Serve("worker", host.Reply);
    }

    /// <summary>The answer to a request.</summary>
    internal ReadOnlyMemory<byte> Reply(byte[] request) => PeerMessages.Reply(
        request,
        name => Named(name) is IHasVersion versioned ? versioned.Version : name,
        (name, row, inputs) => Run(Named(name), row, inputs));

    private static TensorSet Run(IBackend backend, Case row, TensorSet inputs) =>
        backend.CannotRun(row) is { } why ? throw new BackendException($"{backend.Name} cannot run it: {why}") : backend.Run(row, inputs);

    private IBackend Named(string name)
    {
        var backend = backends.TryGetValue(name, out var lazy) ? lazy.Value
            : throw new BackendException($"this worker has no backend '{name}': it has {string.Join(", ", backends.Keys.Order(StringComparer.Ordinal))}");
        return backend.Unavailable is { } why ? throw new BackendException(why) : backend;
    }
}
