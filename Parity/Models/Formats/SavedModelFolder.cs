using Parity.Fixtures;
using Parity.Models.Formats.Bundle;
using Parity.Protos;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>A <c>SavedModel</c>: the weights are a checkpoint in its folder <c>variables</c>, or constants of its graph where that was frozen.</summary>
internal static class SavedModelFolder
{
    /// <summary>The file that makes a folder one.</summary>
    public const string FileName = "saved_model.pb";

    private const string Form = "SavedModel";

    /// <summary>Whether a folder is one.</summary>
    /// <exception cref="BadInputException">It is one as text.</exception>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, FileName))
        || (File.Exists(Path.Combine(folder, FileName + "txt")) ? throw new BadInputException($"{folder}: a SavedModel as text ({FileName}txt): expected the binary form, {FileName}") : false);

    /// <summary>Its variables.</summary>
    /// <exception cref="BadInputException">It is damaged, or has no weights.</exception>
    public static OpenedModel Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var graphs = Message.Read<SavedModel>(path, FileBytes.Read(path)).MetaGraphs;
        if (graphs.Count == 0)
        {
            throw new BadInputException($"{path}: no SavedModel: expected a graph in it");
        }

        var variables = Path.Combine(folder, "variables", "variables");
        return File.Exists(variables + ".index") ? new(Form, TensorBundle.Open(variables).Variables, graphs[0].GraphDef)
            : graphs[0].GraphDef is { } graph ? FrozenGraph.Open(path, graph) with { Form = Form }
            : throw new BadInputException($"{path}: has no graph, and there is no {variables}.index");
    }
}
