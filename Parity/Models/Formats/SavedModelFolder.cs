using Google.Protobuf;
using Parity.Fixtures;
using Parity.Models.Formats.Bundle;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>A <c>SavedModel</c>: the weights are a checkpoint in its folder <c>variables</c>, or constants of its graph where that was frozen.</summary>
internal static class SavedModelFolder
{
    /// <summary>The file that makes a folder one.</summary>
    public const string FileName = "saved_model.pb";

    /// <summary>Whether a folder is one.</summary>
    /// <exception cref="BadInputException">It is one as text.</exception>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, FileName))
        || (File.Exists(Path.Combine(folder, FileName + "txt")) ? throw new BadInputException($"{folder}: a SavedModel as text ({FileName}txt): expected the binary form, {FileName}") : false);

    /// <summary>Its variables.</summary>
    /// <exception cref="BadInputException">It is damaged, or has no weights.</exception>
    public static IReadOnlyList<ModelVariable> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var graphs = Parse(path).MetaGraphs;
        if (graphs.Count == 0)
        {
            throw new BadInputException($"{path}: no SavedModel: expected a graph in it");
        }

        var variables = Path.Combine(folder, "variables", "variables");
        return File.Exists(variables + ".index") ? TensorBundle.Open(variables).Variables
            : graphs[0].GraphDef is { } graph ? FrozenGraph.Variables(path, graph)
            : throw new BadInputException($"{path}: has no graph, and there is no {variables}.index");
    }

    private static SavedModel Parse(string path)
    {
        try
        {
            return SavedModel.Parser.WithDiscardUnknownFields(true).ParseFrom(FileBytes.Read(path));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new BadInputException($"{path}: no SavedModel, or cut short or damaged: {e.Message}", e);
        }
    }
}
