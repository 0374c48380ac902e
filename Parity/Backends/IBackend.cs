using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends;

/// <summary>Something that runs a case: TensorFlow, Impl, the scalar oracle, the stored golden.</summary>
public interface IBackend : IDisposable
{
    /// <summary>The name on the command line: <c>impl</c>, <c>scalar</c>, <c>tensorflow</c>, <c>golden</c>.</summary>
    string Name { get; }

    /// <summary>Why it cannot run here at all (and where it looked), or null when it can.</summary>
    string? Unavailable { get; }

    /// <summary>Why it cannot run this case, or null when it can. Such a case is skipped with that reason, never passed.</summary>
    string? CannotRun(Case row);

    /// <summary>
    /// Runs the case on its inputs: <c>inputs</c>, <c>sequence_length</c>, <c>initial_state/…</c>, <c>weights/…</c> and <c>cotangent/…</c>.
    /// Returns <c>outputs…</c>, <c>state/…</c> and <c>gradient/…</c> (for initial weights: <c>initial/…</c>) under the fixture's names.
    /// </summary>
    /// <exception cref="BadInputException">The inputs do not fit the case.</exception>
    /// <exception cref="BackendException">The backend failed on it.</exception>
    TensorSet Run(Case row, TensorSet inputs);
}
