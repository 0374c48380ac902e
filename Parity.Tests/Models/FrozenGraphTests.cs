using CsCheck;
using Parity.Models;
using Parity.Protos;
using Parity.Protos.TensorFlow;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Models;

/// <summary>Graphs with their weights in them, and without.</summary>
public sealed class FrozenGraphTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1.15.5", "VariableV2")]
    [InlineData("2.15.1", "VarHandleOp")]
    public void One_that_is_not_frozen(string version, string op)
    {
        var saved = Message.Read<SavedModel>("saved", File.ReadAllBytes(Path.Combine(new StoredModel(version, "bilstm").Form("saved_model"), "saved_model.pb")));
        var line = Complaint(Message.Bytes(saved.MetaGraphs[0].GraphDef))!;
        Assert.StartsWith(": not frozen: 6 variable(s) have no value in it, such as 'bidirectional_rnn/fw/lstm_cell/kernel' (" + op + "): name the checkpoint", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_which_the_last_stands_for_the_rest()
    {
        var graph = Graph(new() { Dtype = 1, TensorShape = Shape(2, 2), FloatVal = { 1, 2 } }, new() { Dtype = 2, TensorShape = Shape(3), DoubleVal = { 0.5 } }, new() { Dtype = 1, TensorShape = Shape(2) }, new() { Dtype = 1, TensorShape = Shape(1), TensorContent = [0, 0, 128, 63] });
        var model = TensorFlowModel.Open(folder.Write("g.pb", Message.Bytes(graph)));
        Assert.Equal([1f, 2f, 2f, 2f], model.Read("v0").Array<float>());
        Assert.Equal([0.5, 0.5, 0.5], model.Read("v1").Array<double>());
        Assert.Equal([0f, 0f], model.Read("v2").Array<float>());
        Assert.Equal([1f], model.Read("v3").Array<float>());
    }

    [Fact]
    public void Numbers_and_bytes_that_the_shape_is_not_of()
    {
        Assert.EndsWith(": 'v0': expected 1 number(s) or fewer, got 2", Complaint(Message.Bytes(Graph(new TensorProto { Dtype = 1, TensorShape = Shape(1), FloatVal = { 1, 2 } }))), StringComparison.Ordinal);
        Assert.EndsWith(": 'v0': float32[2] has 8 bytes, got 4", Complaint(Message.Bytes(Graph(new TensorProto { Dtype = 1, TensorShape = Shape(2), TensorContent = [0, 0, 128, 63] }))), StringComparison.Ordinal);
        Assert.EndsWith(": 'v0': [1000000000000] is larger than the limit, 1073741824 bytes", Complaint(Message.Bytes(Graph(new TensorProto { Dtype = 1, TensorShape = Shape(1_000_000_000_000), FloatVal = { 1 } }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Bfloat16_is_listed_and_not_read()
    {
        var model = TensorFlowModel.Open(folder.Write("g.pb", Message.Bytes(Graph(new TensorProto { Dtype = 14, TensorShape = Shape(1), TensorContent = [0, 0] }))));
        Assert.EndsWith("dtype bfloat16: expected float32, float64, int32 or int64", Complaints.Of(model.Path, () => model.Read("v0")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.15.5")]
    [InlineData("2.15.1")]
    public void Cut_short_is_refused_or_has_the_same_weights(string version)
    {
        var model = new StoredModel(version, "bilstm");
        var whole = File.ReadAllBytes(model.Form("frozen"));
        var golden = model.Golden;
        var read = 0;
        for (var length = 0; length < whole.Length; length += 97)
        {
            if (Complaint(whole[..length]) is null)
            {
                read++;
                var cut = TensorFlowModel.Open(Path.Combine(folder.Path, "g.pb"));
                Assert.All(cut.Variables, v => Assert.Equal(golden["weights/" + v.Name].Bytes, cut.Read(v.Name).Bytes));
            }
        }

        Assert.InRange(read, 0, 20);
    }

    [Fact]
    public void Cut_between_two_nodes_one_often_asks_for_what_is_gone()
    {
        var whole = Message.Read<GraphDef>("frozen", File.ReadAllBytes(StoredModel.BiLstm.Form("frozen")));
        var refused = Enumerable.Range(1, whole.Node.Count - 1).Count(k => Complaint(Message.Bytes(new GraphDef { Node = [.. whole.Node.Take(k)] }))?.StartsWith(": cut short or damaged: node '", StringComparison.Ordinal) == true);
        Assert.InRange(refused, 100, whole.Node.Count);
    }

    [Fact]
    public void Any_bytes_in_any_place_are_read_or_refused_in_a_line()
    {
        var whole = File.ReadAllBytes(StoredModel.BiLstm.Form("frozen"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte.Array[1, 8]).Sample(
            (at, bytes) =>
            {
                var damaged = whole.ToArray();
                bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
                Complaint(damaged);
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public void A_saved_model_without_its_variables()
    {
        folder.Write("saved_model.pb", File.ReadAllBytes(Path.Combine(StoredModel.BiLstm.Form("saved_model"), "saved_model.pb")));
        Assert.StartsWith("/saved_model.pb: not frozen: 6 variable(s)", Complaints.Of(folder.Path, () => TensorFlowModel.Open(folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_with_its_graph_beside_it()
    {
        using var copy = new CheckpointCopy(StoredModel.BiLstm);
        Assert.Empty(TensorFlowModel.Open(copy.Folder).Networks[0].Told);
        copy.Write(".meta", Message.Bytes(Message.Read<SavedModel>("saved", File.ReadAllBytes(Path.Combine(StoredModel.BiLstm.Form("saved_model"), "saved_model.pb"))).MetaGraphs[0]));
        Assert.Equal(["forget_bias 1", "activation tanh", "cell_clip none"], TensorFlowModel.Open(copy.Folder).Networks[0].Told);
        Assert.StartsWith(": a MetaGraphDef has the graph and no weights: name the checkpoint beside it", Complaints.Of(copy.Prefix + ".meta", () => TensorFlowModel.Open(copy.Prefix + ".meta")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.5)]
    public void The_forget_bias_is_the_graphs(double bias)
    {
        var graph = Message.Read<GraphDef>("frozen", File.ReadAllBytes(StoredModel.BiLstm.Form("frozen")));
        foreach (var node in graph.Node.Where(n => n.Name.EndsWith("lstm_cell/add/y", StringComparison.Ordinal)))
        {
            node.Attr["value"].Tensor!.FloatVal[0] = (float)bias;
        }

        var cells = TensorFlowModel.Open(folder.Write("g.pb", Message.Bytes(graph))).Cells();
        Assert.Equal(bias, cells.Cell.ForgetBias);
    }

    [Fact]
    public void A_clip_is_the_graphs()
    {
        var graph = Message.Read<GraphDef>("frozen", File.ReadAllBytes(StoredModel.BiLstm.Form("frozen")));
        Assert.Contains("cell_clip none", TensorFlowModel.Open(folder.Write("g.pb", Message.Bytes(graph))).Networks[0].Told);
        foreach (var direction in new[] { "fw", "bw" })
        {
            var cell = $"bidirectional_rnn/{direction}/{direction}/while/lstm_cell/";
            graph.Node.Add(new NodeDef { Name = cell + "clip_by_value/Minimum/y", Op = "Const", Attr = { ["value"] = new() { Tensor = new() { Dtype = 1, TensorShape = Shape(), FloatVal = { 3 } } } } });
            graph.Node.Add(new NodeDef { Name = cell + "clip_by_value/Minimum", Op = "Minimum", Input = { cell + "add_1", cell + "clip_by_value/Minimum/y" } });
        }

        Assert.Equal(3, TensorFlowModel.Open(folder.Write("g.pb", Message.Bytes(graph))).Cells().Cell.CellClip);
    }

    private string? Complaint(byte[] file)
    {
        var path = folder.Write("g.pb", file);
        return Complaints.Of(path, () => TensorFlowModel.Open(path).Check());
    }

    private static GraphDef Graph(params TensorProto[] values) => new() { Node = [.. values.Select((v, k) => new NodeDef { Name = FormattableString.Invariant($"v{k}"), Op = "Const", Attr = { ["value"] = new AttrValue { Tensor = v } } }), .. values.Select((_, k) => new NodeDef { Name = FormattableString.Invariant($"v{k}/read"), Op = "Identity", Input = { FormattableString.Invariant($"v{k}") } })] };

    private static TensorShapeProto Shape(params long[] axes) => new() { Dim = [.. axes.Select(a => new Dim { Size = a })] };
}
