using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Backends;

/// <summary>The stored result, and the stored trace where there is one.</summary>
public sealed class GoldenBackend : IBackend, ITraces
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
    public string? CannotTrace(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Trace is null ? "no golden trace of this case" : null;
    }

    /// <inheritdoc/>
    /// <remarks>A stored trace without one of the arrays would judge less than it says, so that it is bad input.</remarks>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        var trace = FixtureFolder.ReadTrace(row);
        var shapes = TraceArrays.Shapes(row, CaseShape.Of(row, inputs)).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, shape) in shapes)
        {
            var got = trace.Find(name) ?? throw new BadInputException($"{row.Trace}: array '{name}' is missing");
            if (got.DType != row.DType || !got.Shape.AsSpan().SequenceEqual(shape))
            {
                throw new BadInputException($"{row.Trace}: array '{name}': expected {row.DType.Name()}{Tensor.Describe(shape)}, got {got}");
            }
        }

        return trace.Keys.FirstOrDefault(n => !shapes.ContainsKey(n)) is { } extra ? throw new BadInputException($"{row.Trace}: array '{extra}' is none of this trace's") : trace;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
