using Parity.Cases;
using Parity.Weights;

namespace Parity.Onnx;

/// <summary>The operator of ONNX that computes a cell of TensorFlow's over time: <c>LSTM</c>, <c>GRU</c> (<c>linear_before_reset=0</c>, the default) or <c>RNN</c>.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Weights">The layout of its weights.</param>
internal sealed record RecurrentOperator(string Type, WeightLayout Weights)
{
    private static readonly RecurrentOperator[] All = [new("LSTM", new OnnxLstm()), new("GRU", new OnnxGru()), new("RNN", new OnnxRnn())];

    /// <summary>The operator of a cell; null where there is none.</summary>
    public static RecurrentOperator? Of(CellSpec cell) => Array.Find(All, o => o.Weights.CannotHold(cell) is null);

    /// <summary>Why no operator computes a cell that is not made of others, or null.</summary>
    public static string? CannotExpress(CellSpec cell) => Of(cell) is not null ? null
        : cell.Type.Contains("LSTM", StringComparison.Ordinal) && All[0].Weights.CannotHold(cell) is { } why && !why.StartsWith("only ", StringComparison.Ordinal) ? $"ONNX's LSTM cannot: {why}"
        : $"{cell.Type}: no operator of ONNX computes it";

    /// <summary>The activations of one direction, in the operator's order, and the <c>alpha</c> and <c>beta</c> of those that take them: the identity is <c>Affine</c>, 1·x + 0.</summary>
    public (string[] Names, int Parameters) Activations(CellSpec cell)
    {
        var name = cell.Activation switch { "tanh" => "Tanh", "relu" => "Relu", "sigmoid" => "Sigmoid", _ => "Affine" };
        string[] names = Type switch { "LSTM" => ["Sigmoid", name, name], "GRU" => ["Sigmoid", name], _ => [name] };
        return (names, names.Count(n => n == "Affine"));
    }
}
