using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// The oracle: the textbook LSTM in double, row by row, one loop a formula, no vectors and none of TensorFlow's bit rules.
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
        return row.Driver == Driver.InitialWeights ? "initial weights are drawn, not computed: only their bits can be judged" : NotYet.Reason(row);
    }

    /// <inheritdoc/>
    public string? CannotTrace(Case row) => CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        return InTypeOf(row, Run(row, inputs, _ => OracleRules.TensorFlow, OracleScope.Whole));
    }

    /// <inheritdoc/>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        var trace = new TensorSet();
        Run(row, inputs, _ => OracleRules.TensorFlow, OracleScope.Whole, trace);
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
        var shape = CaseShape.Of(row, inputs);
        var result = new TensorSet();
        var inputGradient = Tensor.Zeros(DType.Float64, inputs.Need("inputs").Shape);
        foreach (var direction in row.Driver.Directions())
        {
            new ScalarDirection(row, shape, inputs, direction, rules(direction), scope)
                .Run(result, inputGradient.As<double>(), trace is null ? null : new DirectionTrace(row, shape, direction, trace));
        }

        if (scope.Gradients)
        {
            result["gradient/inputs"] = inputGradient;
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static TensorSet InTypeOf(Case row, TensorSet arrays) => new(arrays.Select(p => KeyValuePair.Create(p.Key, p.Value.To(row.DType))));
}
