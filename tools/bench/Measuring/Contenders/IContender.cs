using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>An implementation of the network that is timed against others, in a process of its own, idle unless asked.</summary>
public interface IContender : IDisposable
{
    /// <summary>The name on the command line and in reports.</summary>
    string Name { get; }

    /// <summary>Why it cannot run on this machine, or null when it can. Asking starts its process.</summary>
    string? Unavailable { get; }

    /// <summary>Which version of what it is.</summary>
    string Version { get; }

    /// <summary>Why it cannot run this workload, or null when it can.</summary>
    string? CannotRun(Workload workload);

    /// <summary>Gets ready and runs once each way it has of computing the workload.</summary>
    /// <exception cref="Backends.BackendException">It failed.</exception>
    IReadOnlyList<Variant> Prepare(Workload workload);

    /// <summary>The mean seconds of a run.</summary>
    /// <param name="variant">The index of one of the prepared variants.</param>
    /// <param name="untimed">Runs before, which are not timed.</param>
    /// <param name="timed">Runs that are; 1 or more.</param>
    /// <exception cref="Backends.BackendException">It failed.</exception>
    double SecondsPerRun(int variant, int untimed, int timed);

    /// <summary>The operations a second of a large square float32 matrix product, or null where it has none of its own.</summary>
    /// <exception cref="Backends.BackendException">It failed.</exception>
    double? MatrixProductFlops();
}

/// <summary>A way of computing a workload.</summary>
/// <param name="Name">What makes it another way (<c>packed</c>); empty where there is only one.</param>
/// <param name="Results">
/// Outputs, states and, of a training step, gradients under a fixture's names in TensorFlow's layout. Null where the way has other
/// results by its nature (a batch whose lengths are ignored), so that it is timed only beside one that was compared.
/// </param>
public sealed record Variant(string Name, TensorSet? Results);
