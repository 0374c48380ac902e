using Google.Protobuf;
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
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(content);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new BadInputException($"{path}: not a readable ONNX model: {e.Message.Split('\n')[0]}", e);
        }

        if (model.Graph is null || model.OpsetImport.Count == 0)
        {
            throw new BadInputException($"{path}: not an ONNX model: it has no graph or no version of operators");
        }

        var opset = model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx")?.Version ?? 0;
        return opset is >= OldestOpset and <= NewestOpset ? model
            : throw new BadInputException(FormattableString.Invariant($"{path}: opset {opset}: expected {OldestOpset} to {NewestOpset}"));
    }
}
