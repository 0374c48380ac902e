using System.Globalization;
using Parity.Onnx;
using Parity.Tensors;

namespace Parity.Weights.Files;

/// <summary>The weights of an ONNX model's recurrent operators, named as the specification names their inputs: <c>W</c>, <c>R</c>, <c>B</c>, <c>P</c>, and <c>l1/W</c> where there are several.</summary>
internal static class OnnxWeights
{
    /// <summary>Reads them; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="BadInputException">It is no ONNX model, has no such operator, or one whose weights are computed.</exception>
    public static TensorSet Read(string path, byte[] content)
    {
        var model = OnnxModel.Parse(path, content);
        var nodes = RecurrentNode.All(path, model).ToList();
        if (nodes.Count == 0)
        {
            throw new BadInputException($"{path}: an ONNX model without LSTM, GRU or RNN");
        }

        var result = new TensorSet();
        foreach (var (node, k) in nodes.Select((n, k) => (n, k)))
        {
            if ((node.Unlike() ?? (node.IsReversed ? "direction reverse: expected forward or bidirectional" : null)) is { } why)
            {
                throw new BadInputException($"{path}: {node}: {why}");
            }

            foreach (var (name, tensor) in node.Constants())
            {
                result[nodes.Count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"l{k}/{name}")] = tensor;
            }
        }

        return result;
    }
}
