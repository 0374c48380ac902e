using Parity.Fixtures;
using Parity.Protos;
using Parity.Protos.TensorFlow;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Models;

namespace Parity.Tests.Cli;

/// <summary><c>parity convert</c> of what TensorFlow has saved.</summary>
public sealed class ConvertModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("frozen")]
    [InlineData("saved_model")]
    public void To_TensorFlows_own_layout_it_is_the_same_bits(string form)
    {
        var written = Converted(StoredModel.BiLstm.Form(form), "tf");
        var golden = StoredModel.BiLstm.Golden;
        Assert.Equal(4, written.Count);
        Assert.All(written, w => Assert.Equal(golden[w.Key.StartsWith("weights/", StringComparison.Ordinal) ? w.Key : "weights/" + w.Key].Bytes, w.Value.Bytes));
    }

    [Fact]
    public void To_torch_with_the_forget_bias_that_the_graph_has()
    {
        var graph = Message.Read<GraphDef>("frozen", File.ReadAllBytes(StoredModel.BiLstm.Form("frozen")));
        var one = Converted(StoredModel.BiLstm.Form("checkpoint"), "torch.LSTM");
        foreach (var node in graph.Node.Where(n => n.Name.EndsWith("lstm_cell/add/y", StringComparison.Ordinal)))
        {
            node.Attr["value"].Tensor!.FloatVal[0] = 0;
        }

        var none = Converted(folder.Write("g.pb", Message.Bytes(graph)), "torch.LSTM");
        Assert.Equal(one.Keys, none.Keys);
        Assert.Equal(8, one.Count);
        Assert.Equal(one["weight_ih_l0"].Bytes, none["weight_ih_l0"].Bytes);
        Assert.False(one["bias_ih_l0"].Bytes.SequenceEqual(none["bias_ih_l0"].Bytes));
    }

    private Parity.Tensors.TensorSet Converted(string model, string to)
    {
        var output = Path.Combine(folder.Path, "out.npz");
        var run = CommandLine.Run("convert", model, output, "--to", to);
        Assert.Equal((0, ""), (run.Code, run.Err));
        return NpzFile.Read(output);
    }
}
