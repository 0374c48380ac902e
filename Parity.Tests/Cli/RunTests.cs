using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Models;

namespace Parity.Tests.Cli;

/// <summary><c>parity run</c>.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly StoredModel Model = StoredModel.BiLstm;
    private readonly TemporaryFolder folder = new();

    private string Output => Path.Combine(folder.Path, "y.npz");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_it_says_and_writes()
    {
        var run = Run(Model.Form("checkpoint"), Inputs(a => { }));
        Assert.Equal((0, ""), (run.Code, run.Err));
        Snapshot.Match(run.Out.Replace(folder.Path, "DIR", StringComparison.Ordinal).Replace(Model.Path() + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
        var result = NpzFile.Read(Output);
        Assert.Equal(6, result.Count);
        Assert.All(result, r => Assert.Equal(Model.Golden[r.Key].Bytes, r.Value.Bytes));
    }

    [Fact]
    public void Time_major()
    {
        var golden = Model.Golden;
        var run = Run(Model.Form("frozen"), Inputs(a => a["inputs"] = Turned(a["inputs"])), "--time-major");
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Equal(Turned(golden["outputs/bw"]).Bytes, NpzFile.Read(Output)["outputs/bw"].Bytes);
    }

    [Fact]
    public void Initial_states_are_where_it_begins()
    {
        var zeros = Model.Golden.Where(a => a.Key.StartsWith("state/", StringComparison.Ordinal)).ToDictionary(a => "initial_" + a.Key, a => Tensor.Zeros(DType.Float32, a.Value.Shape), StringComparer.Ordinal);
        Run(Model.Form("checkpoint"), Inputs(a => Put(a, zeros)));
        Assert.Equal(Model.Golden["outputs/fw"].Bytes, NpzFile.Read(Output)["outputs/fw"].Bytes);
        zeros["initial_state/fw/c"].As<float>()[0] = 1;
        Run(Model.Form("checkpoint"), Inputs(a => Put(a, zeros)));
        Assert.False(Model.Golden["outputs/fw"].Bytes.SequenceEqual(NpzFile.Read(Output)["outputs/fw"].Bytes));
        Assert.Equal(Model.Golden["outputs/bw"].Bytes, NpzFile.Read(Output)["outputs/bw"].Bytes);
    }

    [Theory]
    [InlineData("--forget-bias", "0")]
    [InlineData("--activation", "relu")]
    [InlineData("--cell-clip", "0.01")]
    [InlineData("--cell", "LSTMBlockCell", "--cell-clip", "0.01")]
    [InlineData("--numerics", "1.15.5")]
    public void What_no_file_has_changes_the_results(params string[] options)
    {
        var run = Run(Model.Form("checkpoint"), Inputs(a => { }), options);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Contains(options[1], run.Out, StringComparison.Ordinal);
        Assert.False(Model.Golden["outputs/fw"].Bytes.SequenceEqual(NpzFile.Read(Output)["outputs/fw"].Bytes));
    }

    [Fact]
    public void A_scope_that_is_not_recognised_with_its_class()
    {
        var run = Run(Model.Form("objects"), Inputs(a => { }), "--scope", "forward", "--cell", "LSTMCell");
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Equal(Model.Golden["outputs/fw"].Bytes, NpzFile.Read(Output)["outputs"].Bytes);
    }

    [Fact]
    public void What_stands_in_the_padding_may_be_anything()
    {
        Run(Model.Form("checkpoint"), Inputs(a => a["inputs"].As<float>()[(1 * 6 * 3) + (4 * 3)] = float.NaN));
        Assert.Equal(Model.Golden["outputs/bw"].Bytes, NpzFile.Read(Output)["outputs/bw"].Bytes);
    }

    [Theory]
    [InlineData("{0}: no network at scope 'rnn': those there are: bidirectional_rnn (bidirectional_dynamic_rnn of LSTMCell)", "--scope", "rnn")]
    [InlineData("{0}: bidirectional_rnn: cell type 'Lstm': expected BasicLSTMCell, ", "--cell", "Lstm")]
    [InlineData("{0}: scope 'bidirectional_rnn/fw/lstm_cell' has no gates/kernel [7, 8]: got bias [16], kernel [7, 16]", "--cell", "GRUCell")]
    [InlineData("activation: no cell here has such an argument: LSTMBlockCell H=4", "--cell", "LSTMBlockCell", "--activation", "relu")]
    [InlineData("{0}: bidirectional_rnn: cell argument activation = \"gelu\": expected tanh, relu, sigmoid, identity", "--activation", "gelu")]
    [InlineData("{0}: scope 'dense': not the variables of a LSTMCell: expected kernel, bias; got bias [2], kernel [8, 2]", "--scope", "dense", "--cell", "LSTMCell")]
    [InlineData("array 'inputs': expected float32[T, B, 3], got float32[4, 6, 2]", "--time-major")]
    [InlineData("cell_clip -1: expected a number above 0", "--cell-clip", "-1")]
    [InlineData("proj_clip 0: expected a number above 0", "--proj-clip", "0")]
    [InlineData("proj_clip: no cell here has such an argument: LSTMCell H=4", "--proj-clip", "1")]
    [InlineData("--forget-bias: expected a number, got 'x'", "--forget-bias", "x")]
    [InlineData("--cell-clip: expected a number, got 'NaN'", "--cell-clip", "NaN")]
    [InlineData("--threads: expected 1 or more, got 0", "--threads", "0")]
    [InlineData("Argument 'v1' not recognized.", "--numerics", "v1")]
    public void Words_that_do_not_fit(string line, params string[] options) =>
        Refused(line, options.Contains("--time-major") ? Inputs(a => a["inputs"] = Tensor.Zeros(DType.Float32, 4, 6, 2)) : Inputs(a => { }), options);

    [Fact]
    public void Inputs_that_do_not_fit()
    {
        Refused("array 'inputs': expected float32[B, T, 3], got float32[4, 6, 5]", Inputs(a => a["inputs"] = Tensor.Zeros(DType.Float32, 4, 6, 5)));
        Refused("array 'inputs': expected float32[B, T, 3], got float64[4, 6, 3]", Inputs(a => a["inputs"] = Tensor.Zeros(DType.Float64, 4, 6, 3)));
        Refused("array 'inputs': expected float32[B, T, 3], got float32[6, 3]", Inputs(a => a["inputs"] = Tensor.Zeros(DType.Float32, 6, 3)));
        Refused("array 'inputs': expected T of 1 or more, got float32[4, 0, 3]", Inputs(a => a["inputs"] = Tensor.Zeros(DType.Float32, 4, 0, 3)));
        Refused("array 'inputs' is missing", Inputs(a => a.Remove("inputs")));
        Refused("array 'inputs': n=1, t=2, i=0 is NaN: expected finite numbers within each sequence", Inputs(a => a["inputs"].As<float>()[(6 * 3) + (2 * 3)] = float.NaN));
        Refused("array 'input': expected one of inputs, sequence_length, initial_state/fw/c, ", Inputs(a => a["input"] = a["inputs"]));
        Refused("array 'sequence_length': [0]: expected 0…6, got 7", Inputs(a => a["sequence_length"].As<int>()[0] = 7));
        Refused("array 'sequence_length': expected int32 or int64 [4], got int32[3]", Inputs(a => a["sequence_length"] = Tensor.Zeros(DType.Int32, 3)));
        Refused("array 'initial_state/fw/h' is missing", Inputs(a => a["initial_state/fw/c"] = Tensor.Zeros(DType.Float32, 4, 4)));
        Refused("/no/such.npz: no such file", "/no/such.npz");
    }

    [Fact]
    public void Weights_that_are_not_finite()
    {
        var weights = Model.Golden;
        weights["weights/bidirectional_rnn/bw/lstm_cell/bias"].As<float>()[3] = float.PositiveInfinity;
        var file = folder.Write("w.npz", NpzFile.ToBytes(weights));
        Assert.Equal(2, Run(file, Inputs(a => { })).Refused($"{file}: 'bidirectional_rnn/bw/lstm_cell/bias': [3] is Infinity: expected finite weights"));
    }

    [Fact]
    public void Several_candidates()
    {
        var weights = new TensorSet(Model.Golden.Under("weights/").SelectMany(w => new[] { "a/", "b/" }.Select(s => KeyValuePair.Create(s + w.Key["weights/".Length..], w.Value))));
        var file = folder.Write("w.npz", NpzFile.ToBytes(weights));
        Assert.Equal(2, Run(file, Inputs(a => { })).Refused($"{file}: several networks: name one: a/bidirectional_rnn (bidirectional_dynamic_rnn of LSTMCell), b/bidirectional_rnn (bidirectional_dynamic_rnn of LSTMCell)"));
        Assert.Equal(0, Run(file, Inputs(a => { }), "--scope", "b").Code);
        Assert.Equal(Model.Golden["outputs/fw"].Bytes, NpzFile.Read(Output)["outputs/fw"].Bytes);
    }

    private CommandLine Run(string model, string inputs, params string[] options) => CommandLine.Run(["run", model, "--inputs", inputs, "--out", Output, .. options]);

    private void Refused(string line, string inputs, params string[] options)
    {
        Assert.Equal(2, Run(Model.Form("checkpoint"), inputs, options).Refused(string.Format(System.Globalization.CultureInfo.InvariantCulture, line.Contains("{0}", StringComparison.Ordinal) ? line : line.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Model.Form("checkpoint"))));
        Assert.False(File.Exists(Output));
    }

    private string Inputs(Action<TensorSet> change)
    {
        var given = new TensorSet(Model.Golden.Where(a => a.Key is "inputs" or "sequence_length"));
        change(given);
        return folder.Write("x.npz", NpzFile.ToBytes(given));
    }

    private static void Put(TensorSet given, Dictionary<string, Tensor> more)
    {
        foreach (var (name, tensor) in more)
        {
            given[name] = tensor;
        }
    }

    private static Tensor Turned(Tensor tensor)
    {
        var (b, t, size) = (tensor.Shape[0], tensor.Shape[1], tensor.Shape[2]);
        var turned = new float[tensor.Count];
        for (var k = 0; k < turned.Length; k++)
        {
            var (n, s, u) = (k / size % b, k / size / b, k % size);
            turned[k] = tensor.As<float>()[(((n * t) + s) * size) + u];
        }

        return Tensor.Of(turned, t, b, size);
    }
}
