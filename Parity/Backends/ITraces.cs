using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends;

/// <summary>Something that shows every step of a case, forward and backward.</summary>
public interface ITraces
{
    /// <summary>Why it has no trace of this case, or null when it has.</summary>
    string? CannotTrace(Case row);

    /// <summary>Runs the case as <see cref="IBackend.Run"/> does and returns the arrays of <see cref="TraceArrays"/>, all of them, in the case's type.</summary>
    /// <exception cref="BadInputException">The inputs do not fit the case.</exception>
    /// <exception cref="BackendException">It failed, or what it computed is no trace of what it gives as the result.</exception>
    TensorSet Trace(Case row, TensorSet inputs);
}
