using System.Globalization;
using System.Text;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>A recurrent operator of a model: <c>LSTM</c>, <c>GRU</c> or <c>RNN</c>, with its constants.</summary>
/// <param name="path">The model's file, for messages.</param>
/// <param name="model">The model.</param>
/// <param name="node">The operator.</param>
internal sealed class RecurrentNode(string path, ModelProto model, NodeProto node)
{
    private static readonly (string Name, int Input)[] LstmWeights = [("W", 1), ("R", 2), ("B", 3), ("P", 7)];
    private static readonly (string Name, int Input)[] OtherWeights = [("W", 1), ("R", 2), ("B", 3)];

    /// <summary>The operator as it stands in the model.</summary>
    public NodeProto Node => node;

    /// <summary>H.</summary>
    public int Units => (int)(Attribute("hidden_size")?.I ?? 0);

    /// <summary><c>forward</c>, <c>reverse</c> or <c>bidirectional</c>.</summary>
    public string Direction => Attribute("direction")?.S is { } direction ? Encoding.UTF8.GetString(direction) : "forward";

    /// <summary>Whether it runs from the end alone.</summary>
    public bool IsReversed => Direction == "reverse";

    /// <summary>The recurrent operators of a model, in its order.</summary>
    public static IEnumerable<RecurrentNode> All(string path, ModelProto model) =>
        model.Graph.Node.Where(n => n.OpType is "LSTM" or "GRU" or "RNN" && n.Domain is "" or "ai.onnx").Select(n => new RecurrentNode(path, model, n));

    /// <summary>An attribute, or null where the default holds.</summary>
    public AttributeProto? Attribute(string name) => node.Attribute.FirstOrDefault(a => a.Name == name);

    /// <summary>What makes it another function than TensorFlow's cell whatever its weights, or null.</summary>
    public string? Unlike()
    {
        var activations = string.Join(", ", (Attribute("activations")?.Strings ?? []).Select(Encoding.UTF8.GetString));
        string[] usual = node.OpType switch { "LSTM" => ["", "Sigmoid, Tanh, Tanh", "Sigmoid, Tanh, Tanh, Sigmoid, Tanh, Tanh"], "GRU" => ["", "Sigmoid, Tanh", "Sigmoid, Tanh, Sigmoid, Tanh"], _ => ["", "Tanh", "Tanh, Tanh"] };
        return Array.IndexOf(usual, activations) < 0 ? $"activations {activations}"
            : Attribute("clip") is { F: var clip } ? string.Create(CultureInfo.InvariantCulture, $"clip {clip}: it cuts what goes into the activations, which no cell of TensorFlow's does")
            : Attribute("input_forget") is { I: not 0 } ? "input_forget: the forget gate is 1 - i"
            : Attribute("linear_before_reset") is { I: not 0 } ? $"linear_before_reset: {Parity.Weights.GruLimits.ResetAfter}"
            : Attribute("layout") is { I: not 0 } ? "layout 1: batch first, with other shapes"
            : null;
    }

    /// <summary>The input of that number, or null where it is left out.</summary>
    public string? Input(int index) => index < node.Input.Count && node.Input[index].Length > 0 ? node.Input[index] : null;

    /// <summary>Its weights: <c>W</c>, <c>R</c>, <c>B</c> (zeros where it is left out) and, where it has peepholes, <c>P</c>.</summary>
    /// <exception cref="BadInputException">One is computed, or elsewhere.</exception>
    public TensorSet Constants()
    {
        var result = new TensorSet();
        foreach (var (name, index) in node.OpType == "LSTM" ? LstmWeights : OtherWeights)
        {
            if (Input(index) is { } input)
            {
                result[name] = Constant(name, input);
            }
            else if (name == "B" && result.TryGetValue("W", out var w))
            {
                result[name] = Tensor.Zeros(w.DType, [w.Shape[0], 2 * w.Shape[1]]);
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => node.Name.Length == 0 ? $"{node.OpType} that makes '{node.Output.FirstOrDefault()}'" : $"{node.OpType} '{node.Name}'";

    private Tensor Constant(string name, string input)
    {
        var constant = model.Graph.Initializer.FirstOrDefault(i => i.Name == input)
            ?? model.Graph.Node.FirstOrDefault(n => n.OpType == "Constant" && n.Output.Contains(input))?.Attribute.FirstOrDefault(a => a.Name == "value")?.T
            ?? throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: {this}: {name} is '{input}', which is no constant of the model"));
        return OnnxTensor.Read($"{path}: {this}: {name}", constant);
    }
}
