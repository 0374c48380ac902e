using Parity.Backends;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Judging;

/// <summary>A backend that gives what a test says, and counts how often it was asked.</summary>
internal sealed class FakeBackend(Func<TensorSet>? run = null) : IBackend, IHasNumerics
{
    public string Name => "fake";

    public string? Unavailable => null;

    /// <summary>Why it cannot run any case.</summary>
    public string? Cannot { get; init; }

    /// <summary>In which way its numerics differ from any golden's.</summary>
    public string? Numerics { get; init; }

    public int Runs { get; private set; }

    public string? CannotRun(Case row) => Cannot;

    public string? DiffersFrom(Reference reference) => Numerics;

    public TensorSet Run(Case row, TensorSet inputs)
    {
        Runs++;
        return run!();
    }

    public void Dispose()
    {
    }
}
