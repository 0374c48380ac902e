using Parity.Backends;
using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Tests.Bench;

/// <summary>A contender that is whatever a test needs.</summary>
internal sealed class FakeContender(string name, params double[] seconds) : IContender
{
    public string Name => name;

    public string? Unavailable { get; init; }

    public string Version => $"{name} 1.0";

    /// <summary>What was asked for: the variant, the untimed and the timed runs.</summary>
    public List<(int Variant, int Untimed, int Timed)> Asked { get; } = [];

    /// <summary>What a variant computes; null is like everybody's.</summary>
    public Func<TensorSet>? Computes { get; init; }

    /// <summary>Why it cannot run a training step.</summary>
    public string? NoTraining { get; init; }

    /// <summary>What it dies of when it is timed.</summary>
    public string? Dies { get; init; }

    /// <summary>Told whenever it is timed.</summary>
    public Action? Timed { get; init; }

    public bool Disposed { get; private set; }

    public static TensorSet Everybodys() => new() { ["outputs"] = Tensor.Of([0.5f, 0f], 1, 2, 1) };

    public string? CannotRun(Workload workload) => workload.Pass == Pass.Training ? NoTraining : null;

    public IReadOnlyList<Variant> Prepare(Workload workload) =>
        [.. seconds.Select((_, i) => new Variant(seconds.Length == 1 ? "" : $"way{i}", i == 0 ? (Computes ?? Everybodys)() : null))];

    public double SecondsPerRun(int variant, int untimed, int timed)
    {
        Asked.Add((variant, untimed, timed));
        Timed?.Invoke();
        return Dies is null ? seconds[variant] : throw new BackendException($"{name}: {Dies}");
    }

    public double? MatrixProductFlops() => name == Lineup.Subject ? 1e9 : null;

    public void Dispose() => Disposed = true;
}
