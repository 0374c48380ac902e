using Parity.Fixtures;
using Parity.Models.Formats.Bundle;
using Parity.Protos;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>What a path is of: a checkpoint, a frozen GraphDef, a SavedModel, an npz of weights.</summary>
internal static class ModelFiles
{
    private const string Expected = "expected a checkpoint (its prefix, its .index, or a folder with a file 'checkpoint'), a frozen GraphDef (.pb), a SavedModel folder, or an npz of weights";

    /// <summary>Whether a path is one of a model of TensorFlow's by its name, whatever is in it; an npz is not.</summary>
    public static bool Is(string path) =>
        Directory.Exists(path) || Path.GetExtension(path) is ".index" or ".pb" or ".meta" || CheckpointName.IsData(Path.GetFileName(path)) || Path.GetFileName(path) == CheckpointName.State
        || (!File.Exists(path) && File.Exists(path + ".index"));

    /// <summary>The kind of file, and what is in it.</summary>
    /// <exception cref="BadInputException">There is none, it is something else, or it is damaged.</exception>
    public static OpenedModel Open(string path)
    {
        if (Directory.Exists(path))
        {
            return Folder(path);
        }

        var name = Path.GetFileName(path);
        if (name.EndsWith(".index", StringComparison.Ordinal) || CheckpointName.IsData(name))
        {
            return Checkpoint(CheckpointName.Prefix(path));
        }

        return File.Exists(path) ? WholeFile(path, name) : File.Exists(path + ".index") ? Checkpoint(path) : throw new BadInputException($"{path}: no such file, and no {path}.index: {Expected}");
    }

    private static OpenedModel WholeFile(string path, string name)
    {
        var bytes = FileBytes.Read(path);
        if (name == CheckpointName.State)
        {
            return Checkpoint(CheckpointName.FromState(path, bytes));
        }

        if (name == SavedModelFolder.FileName)
        {
            return Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        return KnownFiles.Refusal(bytes) is { } what ? throw new BadInputException($"{path}: {what}")
            : name.EndsWith(".meta", StringComparison.Ordinal) ? throw new BadInputException($"{path}: a MetaGraphDef has the graph and no weights: name the checkpoint beside it, {path[..^".meta".Length]}")
            : Table.HasFooter(bytes) ? throw new BadInputException($"{path}: a table without the name of a checkpoint's index: expected NAME.index beside NAME.data-00000-of-00001 (a checkpoint of TensorFlow before 0.12 is not read)")
            : bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) ? new("npz", NpzWeights.Read(path, bytes))
            : FrozenGraph.Open(path, Message.Read<GraphDef>(path, bytes));
    }

    private static OpenedModel Folder(string folder)
    {
        if (SavedModelFolder.Is(folder))
        {
            return SavedModelFolder.Open(folder);
        }

        var state = Path.Combine(folder, CheckpointName.State);
        if (File.Exists(state))
        {
            return Checkpoint(CheckpointName.FromState(state, FileBytes.Read(state)));
        }

        var indexes = Directory.GetFiles(folder, "*.index").Order(StringComparer.Ordinal).ToList();
        return indexes switch
        {
            [var only] => Checkpoint(CheckpointName.Prefix(only)),
            [] => throw new BadInputException($"{folder}: a folder without a model: {Expected}"),
            _ => throw new BadInputException($"{folder}: several checkpoints and no file 'checkpoint' that says which: name one: {string.Join(", ", indexes.Select(CheckpointName.Prefix))}"),
        };
    }

    /// <summary>The graph is beside it, as a rule.</summary>
    private static OpenedModel Checkpoint(string prefix)
    {
        var variables = TensorBundle.Open(prefix).Variables;
        var meta = prefix + ".meta";
        return new("checkpoint", variables, File.Exists(meta) ? Message.Read<MetaGraphDef>(meta, FileBytes.Read(meta)).GraphDef : null);
    }
}
