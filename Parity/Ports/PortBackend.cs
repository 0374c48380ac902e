using Parity.Backends;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// A port of someone's: an implementation in any language of which only results are seen. It may give a part of the arrays, in either
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

    /// <summary>A port in this process, a module of the user's in a test of theirs, say.</summary>
    /// <param name="run">
    /// Runs a case on what <see cref="PortInputs"/> gives and returns any of its results, in either floating-point type. What it returns under a stray name, or in another
    /// shape, is bad input; what it throws goes through.
    /// </param>
    public PortBackend(Func<Case, TensorSet, TensorSet> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        this.run = (row, inputs) =>
        {
            var given = PortInputs.Of(row, inputs);
            return PortFile.Checked("the port", run(row, given), row, given);
        };
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
