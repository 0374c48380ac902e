using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Backends;

/// <summary>The stored result.</summary>
public sealed class GoldenBackend : IBackend
{
    /// <inheritdoc/>
    public string Name => "golden";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row) => null;

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs) => CaseArrays.Results(FixtureFolder.ReadGolden(row));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
