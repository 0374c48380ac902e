using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>An implementation of the network within its own process; <see cref="ContenderHost"/> serves it.</summary>
public interface IImplementation : IDisposable
{
    /// <summary>Which version of what it is.</summary>
    string Version { get; }

    /// <summary>Makes the ways of computing a workload; those of the workload before are not run again.</summary>
    /// <param name="workload">What is to be computed.</param>
    /// <param name="given">Its arrays under a fixture's names, in TensorFlow's layout.</param>
    IReadOnlyList<Way> Prepare(Workload workload, TensorSet given);

    /// <summary>The operations a second of a large square float32 matrix product, or null where it has none of its own.</summary>
    double? MatrixProductFlops();
}

/// <summary>A way of computing a workload, ready to run.</summary>
/// <param name="Name">What makes it another way; empty where there is only one.</param>
/// <param name="Run">Computes it once.</param>
/// <param name="Results">Computes it once and returns what came out, in TensorFlow's layout; null as for <see cref="Variant"/>.</param>
public sealed record Way(string Name, Action Run, Func<TensorSet>? Results);
