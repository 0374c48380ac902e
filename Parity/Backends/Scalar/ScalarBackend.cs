using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// The oracle: the textbook's cells in double, row by row, one loop a formula, no vectors and none of TensorFlow's bit rules.
/// It shares no code with Impl and is judged within the floor; what a mistake would do is planted in it.
/// </summary>
public sealed class ScalarBackend : IBackend, ITraces
{
    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver == Driver.InitialWeights ? "initial weights are drawn, not computed: only their bits can be judged" : row.Driver.CannotTake(row.Cell) ?? ScalarCells.Missing(row.Cell);
    }

    /// <inheritdoc/>
    public string? CannotTrace(Case row) => CannotRun(row) ?? TraceArrays.CannotTrace(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        return InTypeOf(row, Run(row, inputs, _ => OracleRules.Of(row.Driver), OracleScope.Whole));
    }

    /// <inheritdoc/>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        var trace = new TensorSet();
        Run(row, inputs, _ => OracleRules.Of(row.Driver), OracleScope.Whole, trace);
        return InTypeOf(row, trace);
    }

    /// <summary>Runs a case under rules of one's own, and returns the results in float64.</summary>
    /// <param name="row">The case.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="rules">The rules of a direction (<c>fw</c>, <c>bw</c>, or none).</param>
    /// <param name="scope">How much to compute.</param>
    /// <param name="trace">Where the trace goes; null where it is not wanted.</param>
    /// <exception cref="BadInputException">The inputs do not fit the case.</exception>
    public static TensorSet Run(Case row, TensorSet inputs, Func<string, OracleRules> rules, OracleScope scope, TensorSet? trace = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(scope);
        return new ScalarRun(row, inputs, rules, scope, trace).Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static TensorSet InTypeOf(Case row, TensorSet arrays) => new(arrays.Select(p => KeyValuePair.Create(p.Key, p.Value.To(row.DType))));
}
