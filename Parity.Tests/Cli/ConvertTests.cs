using System.Text;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity convert</c>: weights from layout to layout, and what it refuses.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bi-ragged", "torch.LSTM")]
    [InlineData("bi-ragged", "onnx.LSTM")]
    [InlineData("bi-ragged", "keras.LSTM")]
    [InlineData("bi-ragged", "tf.LSTMBlockCell")]
    [InlineData("uni-multi-lstm2-ragged", "torch.LSTM")]
    [InlineData("uni-lstm-proj-ragged", "torch.LSTM")]
    [InlineData("uni-lstm-peephole-ragged", "onnx.LSTM")]
    [InlineData("bi-gru-ragged", "keras.GRU")]
    [InlineData("stack-gru2-ragged", "onnx.GRU")]
    [InlineData("uni-float64", "torch.LSTM")]
    [InlineData("bi-rnn-ragged", "torch.RNN")]
    [InlineData("bi-rnn-ragged", "onnx.RNN")]
    public void There_and_back_over_files(string id, string layout)
    {
        var weights = Weights(id);
        Done("convert", Write("tf.npz", weights), At("there.npz"), "--to", layout, "--forget-bias", "0");
        Done("convert", At("there.npz"), At("back.npz"), "--to", "tf", "--from", layout, "--forget-bias", "0");
        var back = NpzFile.Read(At("back.npz"));
        Assert.Equal(weights.Count, back.Count);

        // a layer of Keras has a scope of its own
        Assert.All(weights, w => Assert.True(w.Value.Bytes.SequenceEqual(back.Single(b => b.Key.EndsWith(w.Key["weights/".Length..], StringComparison.Ordinal)).Value.Bytes), w.Key));
    }

    /// <summary>Names that TensorFlow makes where two networks are in one scope, or a cell is the second of its name.</summary>
    [Fact]
    public void A_scope_may_hold_two_networks()
    {
        var both = new TensorSet([.. Weights("bi-ragged"), .. Weights("uni-ragged").Select(w => KeyValuePair.Create(w.Key.Replace("lstm_cell", "lstm_cell_1", StringComparison.Ordinal), w.Value))]);
        Done("convert", Write("tf.npz", both), At("back.npz"), "--to", "tf");
        Assert.Equal(both.Keys.Select(k => k["weights/".Length..].Replace("_1/", "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), NpzFile.Read(At("back.npz")).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_it_says() => Snapshot.Match(string.Concat(
        Done("convert", Write("tf.npz", Weights("bi-ragged")), At("torch.npz"), "--to", "torch.LSTM"),
        Done("convert", At("torch.npz"), At("onnx.npz"), "--to", "onnx.LSTM"),
        Done("convert", At("torch.npz"), At("back.npz"), "--to", "tf"),
        Done("convert", Write("more.npz", new TensorSet([.. Weights("uni-gru-full"), KeyValuePair.Create("global_step", Tensor.Of([1L])), KeyValuePair.Create("rnn/gru_cell/gates/kernel/Adam", Tensor.Of([1f], 1))])), At("keras.npz"), "--to", "keras.GRU")));

    /// <summary>A state dict with two biases comes back as it was, for the file of TensorFlow's variables keeps what they cannot say.</summary>
    [Fact]
    public void Two_biases_come_back()
    {
        Done("convert", Write("tf.npz", Weights("bi-ragged")), At("torch.npz"), "--to", "torch.LSTM");
        var own = NpzFile.Read(At("torch.npz"));
        own["bias_hh_l0"].As<float>().Fill(0.1f);
        Done("convert", Write("torch.npz", own), At("tf2.npz"), "--to", "tf");
        Done("convert", At("tf2.npz"), At("again.npz"), "--to", "torch.LSTM");
        Assert.Equal(File.ReadAllBytes(At("torch.npz")), File.ReadAllBytes(At("again.npz")));
    }

    /// <summary>What is folded on both sides is not taken out and in again.</summary>
    [Fact]
    public void Between_libraries_without_a_forget_bias_no_bit_changes()
    {
        Done("convert", Write("tf.npz", Weights("bi-ragged")), At("torch.npz"), "--to", "torch.LSTM");
        Done("convert", At("torch.npz"), At("onnx.npz"), "--to", "onnx.LSTM");
        Done("convert", At("onnx.npz"), At("again.npz"), "--to", "torch.LSTM");
        Assert.Equal(File.ReadAllBytes(At("torch.npz")), File.ReadAllBytes(At("again.npz")));
    }

    /// <summary>What is in no network may be anything.</summary>
    [Fact]
    public void A_NaN_elsewhere_is_no_matter() =>
        Done("convert", Write("tf.npz", new TensorSet([.. Weights("bi-ragged"), KeyValuePair.Create("loss", Tensor.Of([float.NaN], 1))])), At("torch.npz"), "--to", "torch.LSTM");

    [Theory]
    [InlineData("missing", "torch.LSTM: bias_hh: missing; got bias_ih, weight_hh, weight_ih")]
    [InlineData("extra", "torch.LSTM: weight_hr: expected shape [6, 6], got [6, 5]")]
    [InlineData("transposed", "torch.LSTM: layer 0, bw: got bias_hh [24], bias_ih [24], weight_hh [6, 24], weight_ih [5, 24]: expected ")]
    [InlineData("units", "torch.LSTM: weight_hh: expected shape [24, 6], got [24, 7]")]
    [InlineData("nan", "FILE: array 'bias_ih_l0': value 3 is not finite")]
    public void A_state_dict_that_is_not_whole_is_refused(string what, string line)
    {
        Done("convert", Write("tf.npz", Weights("bi-ragged")), At("torch.npz"), "--to", "torch.LSTM");
        var own = NpzFile.Read(At("torch.npz"));
        switch (what)
        {
            case "missing": own.Remove("bias_hh_l0"); break;
            case "extra": own["weight_hr_l0"] = Tensor.Zeros(DType.Float32, 6, 5); own["weight_hh_l0"] = Tensor.Zeros(DType.Float32, 24, 6); break;
            case "transposed": own["weight_ih_l0_reverse"] = Tensor.Zeros(DType.Float32, 5, 24); own["weight_hh_l0_reverse"] = Tensor.Zeros(DType.Float32, 6, 24); break;
            case "units": own["weight_hh_l0"] = Tensor.Zeros(DType.Float32, 24, 7); break;
            case "nan": own["bias_ih_l0"].As<float>()[3] = float.NaN; break;
        }

        Assert.Equal(2, Refused(line, Write("bad.npz", own), "--to", "tf"));
    }

    [Fact]
    public void What_may_be_several_things_is_refused_with_their_names() =>
        Assert.Equal(2, Refused("array 'bias': it is not clear what it is of: tf (LSTMCell H=1) or tf (BasicRNNCell H=4): name the layout with --from", Write("bare.npz", new TensorSet { ["kernel"] = Tensor.Zeros(DType.Float32, 20, 4), ["bias"] = Tensor.Zeros(DType.Float32, 4) }), "--to", "torch.LSTM"));

    [Fact]
    public void A_pickle_is_never_run()
    {
        Assert.Equal(2, Refused("FILE: a pickle, which is a program and is not run: save the state dict as safetensors", folder.Write("bad.pkl", [0x80, 2, (byte)'c', (byte)'o', (byte)'s']), "--to", "tf"));
        var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("archive/data.pkl");
        }

        Assert.Equal(2, Refused("FILE: a pickle, which is a program and is not run", folder.Write("bad.pt", zip.ToArray()), "--to", "tf"));
    }

    [Theory]
    [InlineData("no model at all, just text", "FILE: not a")]
    [InlineData("", "FILE: not an ONNX model: it has no graph or no version of operators")]
    public void A_file_of_no_known_form_is_refused(string text, string line) => Assert.Equal(2, Refused(line, folder.Write("bad", Encoding.UTF8.GetBytes(text)), "--to", "tf"));

    [Fact]
    public void Names_that_are_not_there_are_refused_with_those_that_are()
    {
        Assert.Equal(2, Refused("weight layout 'pytorch': expected tf, tf.LSTMBlockCell, keras.LSTM, torch.LSTM,", Write("tf.npz", Weights("bi-ragged")), "--to", "pytorch"));
        Assert.Equal(2, Refused("--scope 'decoder': expected ''", At("tf.npz"), "--to", "torch.LSTM", "--scope", "decoder"));
        Assert.Equal(2, Refused("FILE: no weights of a recurrent network by their names and shapes, among x", Write("x.npz", new TensorSet { ["x"] = Tensor.Of([1f], 1) }), "--to", "tf"));
        Assert.Equal(2, Refused("FILE: no such file", At("none.npz"), "--to", "tf"));
    }

    [Fact]
    public void Another_function_is_refused_with_the_reason()
    {
        Assert.Equal(2, Refused("torch.GRU cannot express GRUCell: the reset gate multiplies the product of the state there", Write("gru.npz", Weights("uni-gru-full")), "--to", "torch.GRU"));
        Assert.Equal(2, Refused("onnx.LSTM cannot express LSTMCell: num_proj=", Write("proj.npz", Weights("uni-lstm-proj-ragged")), "--to", "onnx.LSTM"));
        Assert.Equal(2, Refused("torch.LSTM cannot express the network: a MultiRNNCell in each direction: ", Write("multi.npz", Weights("bi-multi-lstm2-ragged")), "--to", "torch.LSTM"));
    }

    private static TensorSet Weights(string id) => new(FixtureFolder.ReadGolden(Repository.Folder.Cases.Single(c => c.Id == id)).Under("weights/"));

    private string At(string name) => Path.Combine(folder.Path, name);

    private string Write(string name, TensorSet arrays) => folder.Write(name, NpzFile.ToBytes(arrays));

    private string Done(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal((0, ""), (run.Code, run.Err));
        return run.Out.Replace(folder.Path + "/", string.Empty, StringComparison.Ordinal);
    }

    private int Refused(string line, string file, params string[] args)
    {
        var code = CommandLine.Run(["convert", file, At("out.npz"), .. args]).Refused(line.Replace("FILE", file, StringComparison.Ordinal));
        Assert.False(File.Exists(At("out.npz")));
        return code;
    }
}
