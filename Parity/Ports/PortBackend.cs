using Parity.Backends;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// A port of someone's: an implementation in any language of which only result files are seen. It may give a part of the arrays, in either
/// floating-point type; what it did not give is not checked.
/// </summary>
public sealed class PortBackend : IBackend
{
    private readonly Func<Case, TensorSet, TensorSet> run;

    /// <summary>A port that has run already, on one case: its arrays are what <see cref="PortFile.Read(string, Case)"/> read.</summary>
    public PortBackend(TensorSet arrays) => run = (_, _) => arrays;

    /// <summary>A port that is run on each case.</summary>
    public PortBackend(PortCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        run = command.Run;
    }

    /// <inheritdoc/>
    public string Name => "port";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Cell.Unsupported;
    }

    /// <summary>The arrays that the port gave: <c>outputs…</c>, <c>state/…</c>, <c>gradient/…</c>, <c>trace/…</c>, <c>initial/…</c>.</summary>
    public TensorSet Run(Case row, TensorSet inputs) => run(row, inputs);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
