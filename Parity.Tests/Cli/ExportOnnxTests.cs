using Parity.Cases;
using Parity.Onnx;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Weights;

namespace Parity.Tests.Cli;

/// <summary><c>parity export-onnx</c>.</summary>
public sealed class ExportOnnxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bi-ragged-init")]
    [InlineData("uni-ragged-timemajor")]
    [InlineData("uni-residual-stack-ragged-init")]
    public void It_says_what_the_model_takes_and_gives(string id) => Snapshot.Match(Export(id).Out.Replace(folder.Path, "…", StringComparison.Ordinal), id);

    [Fact]
    public void The_bytes_are_the_same_each_time()
    {
        Export("bi-ragged-init");
        var first = File.ReadAllBytes(Out);
        Export("bi-ragged-init");
        Assert.Equal(first, File.ReadAllBytes(Out));
    }

    [Fact]
    public void Both_directions_are_one_node_with_TensorFlows_weights_in_ONNXs_layout()
    {
        Export("bi-lstm-peephole-ragged-init");
        var node = Assert.Single(RecurrentNode.All(Out, OnnxModel.Parse(Out, File.ReadAllBytes(Out))));
        Assert.Equal(("LSTM", "bidirectional", 6), (node.Node.OpType, node.Direction, node.Units));
        Assert.Equal(["B [2, 48]", "P [2, 18]", "R [2, 24, 6]", "W [2, 24, 5]"], node.Constants().Select(c => $"{c.Key} {Tensor.Describe(c.Value.Shape)}"));
    }

    /// <summary>By hand, from the operator's specification: I = 2, H = 1, rows x0, x1, h of columns i, j, f, o.</summary>
    [Fact]
    public void The_gates_are_i_o_f_c_transposed_and_the_forget_bias_is_in_the_bias()
    {
        var weights = new TensorSet { ["kernel"] = Tensor.Of(new float[] { 1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24 }, 3, 4), ["bias"] = Tensor.Of(new float[] { 1, 2, 3, 4 }, 4) };
        var laid = new OnnxLstm().FromTensorFlow(new CellSpec { Type = "LSTMCell", NumUnits = 1, ForgetBias = 0.5 }, weights);
        Assert.Equal([1, 11, 4, 14, 3, 13, 2, 12], laid["W"].Array<float>());
        Assert.Equal([21, 24, 23, 22], laid["R"].Array<float>());
        Assert.Equal([1, 4, 3 + 0.5f, 2, 0, 0, 0, 0], laid["B"].Array<float>());
    }

    [Theory]
    [InlineData("bi-lstm-clip-full", "bi-lstm-clip-full: ONNX's LSTM cannot: cell_clip=0.25: it does not clip the state\n")]
    [InlineData("uni-float64", "uni-float64: float64: ONNX Runtime's recurrent operators are float32 on the CPU\n")]
    [InlineData("no-such-case", "no case 'no-such-case' in ")]
    public void What_it_cannot_express_is_refused_and_nothing_is_written(string id, string line)
    {
        Assert.Equal(2, CommandLine.Run("export-onnx", id, "--out", Out).Refused(line));
        Assert.False(File.Exists(Out));
    }

    private string Out => Path.Combine(folder.Path, "model.onnx");

    private CommandLine Export(string id)
    {
        var run = CommandLine.Run("export-onnx", id, "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Err));
        return run;
    }
}
