using Parity.Protos;
using Parity.Protos.Onnx;

namespace Parity.Onnx;

/// <summary>An ONNX model from its bytes.</summary>
internal static class OnnxModel
{
    /// <summary>The newest version of ONNX's operators that is known; the recurrent ones are of 1, 7, 14 and 22.</summary>
    public const int NewestOpset = 24;

    private const int OldestOpset = 7;

    /// <summary>The model; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="BadInputException">It is none, cut short, or of operators that are not known.</exception>
    public static ModelProto Parse(string path, byte[] content)
    {
        var model = Message.Read<ModelProto>(path, content, "not a readable ONNX model");
        if (model.Graph.Node.Count == 0 || model.OpsetImport.Count == 0)
        {
            throw new BadInputException($"{path}: not an ONNX model: it has no graph or no version of operators");
        }

        var opset = model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx")?.Version ?? 0;
        return opset is >= OldestOpset and <= NewestOpset ? model
            : throw new BadInputException(FormattableString.Invariant($"{path}: opset {opset}: expected {OldestOpset} to {NewestOpset}"));
    }
}
