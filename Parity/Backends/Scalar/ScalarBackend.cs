using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// The oracle: the textbook LSTM in double, row by row, one loop a formula, no vectors and none of TensorFlow's bit rules.
/// It shares no code with Impl and is judged within the floor; what a mistake would do is planted in it.
/// </summary>
public sealed class ScalarBackend : IBackend
{
    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver == Driver.InitialWeights ? "initial weights are drawn, not computed: only their bits can be judged" : row.Cell.Unsupported;
    }

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = CaseShape.Of(row, inputs);
        var result = new TensorSet();
        var inputGradient = Tensor.Zeros(DType.Float64, inputs.Need("inputs").Shape);
        foreach (var direction in row.Driver.Directions())
        {
            new ScalarDirection(row, shape, inputs, direction).Run(result, inputGradient.As<double>());
        }

        result["gradient/inputs"] = inputGradient;
        return new TensorSet(result.Select(p => KeyValuePair.Create(p.Key, p.Value.To(row.DType))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
