using System.Text;
using Parity.Protos;
using Parity.Protos.Onnx;
using Parity.Tests.Backends.Onnx;
using Parity.Tests.Backends.TensorFlow;
using ProtoBuf;

namespace Parity.Tests.Cli;

/// <summary><c>parity check --onnx</c>: what is wrong with a model is one line, before any worker is started.</summary>
public sealed class CheckOnnxTests : IDisposable
{
    private static readonly AttributeProto Clip = new() { Name = "clip", F = 3, Type = 1 };
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("opset", "opset 99: expected 7 to ")]
    [InlineData("no LSTM", "an ONNX model without LSTM")]
    [InlineData("several", "LSTM 'lstm_1' (forward), LSTM 'again' (forward): expected one LSTM, forward or bidirectional, or a forward and a reverse one")]
    [InlineData("reverse alone", "LSTM 'lstm_1' (reverse): expected one LSTM, forward or bidirectional, or a forward and a reverse one")]
    [InlineData("external", "LSTM 'lstm_1': W: its elements are in a file beside the model: save the model in one file")]
    [InlineData("computed", "LSTM 'lstm_1': W is 'elsewhere', which is no constant of the model")]
    [InlineData("another shape", "LSTM 'lstm_1': W float32[1, 24, 5], R float32[1, 24, 6]: expected float32[1, 4H, I] and [1, 4H, H] with H = 7")]
    [InlineData("clip", "LSTM 'lstm_1': clip 3: it cuts what goes into the activations, which no cell of TensorFlow's does")]
    [InlineData("input_forget", "LSTM 'lstm_1': input_forget: the forget gate is 1 - i")]
    [InlineData("layout", "LSTM 'lstm_1': layout 1: batch first, with other shapes")]
    [InlineData("activations", "LSTM 'lstm_1': activations HardSigmoid, Tanh, Tanh")]
    public void A_model_that_cannot_be_judged_is_one_line(string what, string line)
    {
        var model = ExporterLayouts.Write(folder.Path, ExporterLayouts.OneDirection(5, 6), m => Spoil(m, m.Graph.Node.Single(n => n.OpType == "LSTM"), what));
        Assert.Equal(2, CommandLine.Run("check", "uni-ragged-init", "--onnx", model).Refused($"{model}: {line}"));
    }

    [Theory]
    [InlineData("text", "not a readable ONNX model: ")]
    [InlineData("empty", "not an ONNX model: it has no graph or no version of operators")]
    [InlineData("cut short", "not a")]
    [InlineData("missing", "no such file")]
    public void A_file_that_is_no_model_is_one_line(string what, string line)
    {
        var model = ExporterLayouts.Write(folder.Path, ExporterLayouts.OneDirection(5, 6));
        switch (what)
        {
            case "text": File.WriteAllText(model, "no model\n"); break;
            case "empty": File.WriteAllBytes(model, []); break;
            case "missing": File.Delete(model); break;
            default: File.WriteAllBytes(model, File.ReadAllBytes(model)[..700]); break;
        }

        Assert.Equal(2, CommandLine.Run("check", "uni-ragged-init", "--onnx", model).Refused($"{model}: {line}"));
    }

    [Fact]
    public void A_model_cut_anywhere_is_a_line_and_never_a_defect()
    {
        var whole = Message.Bytes(ExporterLayouts.OneDirection(5, 6));
        var model = Path.Combine(folder.Path, "model.onnx");
        for (var length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(model, whole[..length]);
            Assert.Equal(2, CommandLine.Run("check", "uni-ragged-init", "--onnx", model).Refused($"{model}: not a"));
        }
    }

    [Fact]
    public void One_thing_is_judged() =>
        Assert.Equal(2, CommandLine.Run("check", "--onnx", "m.onnx", "--backend", "impl").Refused("--backend and --onnx m.onnx: expected one of them"));

    [Fact]
    public void Without_the_worker_it_is_4_with_where_it_was_looked_for()
    {
        var model = ExporterLayouts.Write(folder.Path, ExporterLayouts.OneDirection(5, 6));
        foreach (var asked in new[] { new[] { "--onnx", model }, ["--backend", "onnx"] })
        {
            using var parity = new CommandLineProcess(folder.Path, [("PARITY_ONNX_WORKER", "/nonexistent.dll")], ["check", "uni-ragged-init", "--fixtures", Repository.Folder.Path, .. asked]);
            var run = parity.End();
            Assert.Equal((4, "parity: onnx is not available here: PARITY_ONNX_WORKER=/nonexistent.dll: no such file\n"), (run.Code, run.Err));
        }
    }

    [Fact]
    public void A_wrong_H_is_bad_input_of_that_case_and_the_others_are_judged()
    {
        OnnxWorker.Need().Dispose();
        var model = ExporterLayouts.Write(folder.Path, ExporterLayouts.OneDirection(5, 6));
        var run = CommandLine.Run("check", "uni-ragged", "uni-h128", "--onnx", model);
        Assert.Equal((2, ""), (run.Code, run.Err));
        Assert.Contains($"{model}: LSTM 'lstm_1': hidden_size H = 6 and input size I = 5: uni-h128 has H = 128 and I = ", run.Out, StringComparison.Ordinal);
        Assert.Matches("^2 cases: 0 identical, 1 within budget, 1 bad input; 3 arrays, ", run.Lines[^1]);
    }

    private static void Spoil(ModelProto model, NodeProto lstm, string what)
    {
        switch (what)
        {
            case "opset": model.OpsetImport[0].Version = 99; break;
            case "no LSTM": lstm.OpType = "GRU"; break;
            case "several": model.Graph.Node.Add(Serializer.DeepClone(lstm)); model.Graph.Node[^1].Name = "again"; break;
            case "reverse alone": lstm.Attribute.Add(new AttributeProto { Name = "direction", S = Encoding.UTF8.GetBytes("reverse"), Type = 3 }); break;
            case "external": model.Graph.Initializer.Single(i => i.Name == "W").DataLocation = 1; break;
            case "computed": lstm.Input[1] = "elsewhere"; break;
            case "another shape": lstm.Attribute.Single(a => a.Name == "hidden_size").I = 7; break;
            case "clip": lstm.Attribute.Add(Clip); break;
            case "activations": lstm.Attribute.Add(new AttributeProto { Name = "activations", Strings = [.. new[] { "HardSigmoid", "Tanh", "Tanh" }.Select(Encoding.UTF8.GetBytes)], Type = 8 }); break;
            default: lstm.Attribute.Add(new AttributeProto { Name = what, I = 1, Type = 2 }); break;
        }
    }
}
