using Parity.Models;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Models;

/// <summary>What is no model of TensorFlow 1's is refused by its name, and never run.</summary>
public sealed class OtherFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_HDF5_file() => Refused(": an HDF5 file (Keras writes them): expected a checkpoint", [0x89, .. "HDF\r\n\u001a\n"u8, .. new byte[100]], "model.h5");

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_pickle(byte protocol) => Refused(": a Python pickle, which is never read: it can run any program", [0x80, protocol, (byte)'c', .. "os\nsystem\n"u8], "model.pkl");

    [Fact]
    public void A_graph_as_text() => Refused(": a GraphDef or MetaGraphDef as text (.pbtxt): expected the binary form", [.. "node {\n  name: \"x\"\n}\n"u8], "graph.pbtxt");

    [Fact]
    public void Text() => Refused(": a text file: expected", [.. "hello\n"u8], "readme");

    [Fact]
    public void Nothing() => Refused(": an empty file", [], "empty.pb");

    [Fact]
    public void Noise() => Refused(": no GraphDef", [0xff, 0xfe, 1, 2, 3], "noise.pb");

    [Fact]
    public void A_graph_of_no_nodes() => Refused(": no GraphDef: expected nodes", [0x22, 0], "other.pb");

    [Fact]
    public void An_index_without_its_name() =>
        Refused(": a table without the name of a checkpoint's index", File.ReadAllBytes(StoredModel.BiLstm.Form("checkpoint") + ".index"), "model");

    [Fact]
    public void An_index_that_is_none() => Refused(": 5 bytes that do not end in a table's footer (db4775248b80fb57)", [1, 2, 3, 4, 5], "a.index");

    [Fact]
    public void No_file() => Assert.StartsWith(": no such file, and no ", Complaints.Of("/no/such", () => TensorFlowModel.Open("/no/such")), StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_a_model() => Assert.StartsWith(": a folder without a model: expected", Complaints.Of(folder.Path, () => TensorFlowModel.Open(folder.Path)), StringComparison.Ordinal);

    [Fact]
    public void A_saved_model_as_text()
    {
        folder.Write("saved_model.pbtxt", "x");
        Assert.StartsWith(": a SavedModel as text", Complaints.Of(folder.Path, () => TensorFlowModel.Open(folder.Path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing here\n", ": expected a line model_checkpoint_path")]
    [InlineData("model_checkpoint_path: \"gone\"\n", ": names 'gone', but there is no ")]
    public void A_file_that_names_no_checkpoint(string text, string line)
    {
        var path = folder.Write("checkpoint", text);
        Assert.StartsWith(line, Complaints.Of(path, () => TensorFlowModel.Open(folder.Path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.ckpt")]
    [InlineData("model.ckpt.index")]
    [InlineData("model.ckpt.data-00000-of-00001")]
    [InlineData("checkpoint")]
    [InlineData("")]
    public void The_names_of_a_checkpoint(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(StoredModel.BiLstm.Form("checkpoint"))!, name);
        Assert.Equal(21, TensorFlowModel.Open(path).Variables.Count);
    }

    [Fact]
    public void A_checkpoint_that_was_moved()
    {
        using var copy = new CheckpointCopy(StoredModel.BiLstm);
        File.WriteAllText(Path.Combine(copy.Folder, "checkpoint"), "model_checkpoint_path: \"/home/someone/model.ckpt\"\n");
        Assert.Equal(21, TensorFlowModel.Open(copy.Folder).Variables.Count);
    }

    [Fact]
    public void An_npz_of_weights()
    {
        var model = TensorFlowModel.Open(StoredModel.BiLstm.Path("golden.npz"));
        Assert.Equal(("npz", 6, "bidirectional_rnn"), (model.Form, model.Variables.Count, model.Networks[0].Scope));
    }

    private void Refused(string line, byte[] content, string name)
    {
        var path = folder.Write(name, content);
        Assert.StartsWith(line, Complaints.Of(path, () => TensorFlowModel.Open(path)), StringComparison.Ordinal);
    }
}
