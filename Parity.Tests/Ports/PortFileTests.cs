using System.IO.Compression;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Ports;
using Parity.Tensors;
using Parity.Tests.Fixtures;

namespace Parity.Tests.Ports;

public sealed class PortFileTests
{
    [Theory]
    [InlineData("uni-ragged-init")]
    [InlineData("bi-ragged-timemajor")]
    [InlineData("uni-float64")]
    [InlineData("initial-215-bidirectional-seed3-i5-h6")]
    public void Any_one_array_of_a_golden_is_a_result_in_either_type(string id)
    {
        foreach (var (name, tensor) in CaseArrays.Results(FixtureFolder.ReadGolden(Row(id))))
        {
            foreach (var type in new[] { DType.Float32, DType.Float64 })
            {
                var (read, got) = Assert.Single(Read(id, (name, tensor.To(type))));
                Assert.Equal((name, type), (read, got.DType));
                Assert.Equal(tensor.To(type).Bytes.ToArray(), got.Bytes.ToArray());
            }
        }
    }

    [Theory]
    [InlineData("uni-ragged-timemajor", "trace/z", 7, 4, 24)]
    [InlineData("uni-ragged", "trace/dz", 7, 4, 24)]
    [InlineData("bi-ragged", "trace/bw/dc", 7, 4, 6)]
    [InlineData("bi-ragged", "trace/fw/o", 7, 4, 6)]
    [InlineData("bi-ragged", "initial/bidirectional_rnn/bw/lstm_cell/kernel", 11, 24)]
    [InlineData("uni-ragged", "initial/rnn/lstm_cell/bias", 24)]
    [InlineData("initial-215-dynamic-seed3-i5-h6", "initial/rnn/lstm_cell/kernel", 11, 24)]
    public void A_trace_and_initial_weights_are_results_too(string id, string name, params int[] shape) =>
        Assert.Equal(shape, Read(id, (name, Tensor.Zeros(DType.Float32, shape)))[name].Shape);

    [Fact]
    public void What_is_no_number_is_a_result()
    {
        var tensor = Tensor.Zeros(DType.Float32, 4, 6);
        tensor.As<float>().Fill(float.NaN);
        Assert.Equal(0, Read("uni-ragged", ("state/c", tensor))["state/c"].FirstNotFinite());
    }

    [Fact]
    public void An_empty_file_is_an_empty_result() => Assert.Empty(Read("uni-ragged"));

    [Fact]
    public void NumPys_transposed_and_big_endian_arrays_are_read_as_what_they_say()
    {
        float[] values = [.. Enumerable.Range(0, 24).Select(k => (float)k)];
        var columns = Npy.Of("<f4", "(4, 6)", Npy.Floats([.. Enumerable.Range(0, 24).Select(k => (float)(((k % 4) * 6) + (k / 4)))]), fortran: true);
        var big = Npy.Of(">f4", "(4, 6)", [.. values.SelectMany(v => BitConverter.GetBytes(v).Reverse())]);
        var got = PortFile.Read("mine.npz", Npy.Zip(CompressionLevel.Optimal, ("state/c.npy", columns), ("state/h.npy", big)), Row("uni-ragged"));
        Assert.Equal(values, got["state/c"].Array<float>());
        Assert.Equal(values, got["state/h"].Array<float>());
    }

    [Theory]
    [InlineData("uni-ragged", "outputs", "expected float32 or float64 [4, 7, 6], got float32[4, 6, 7]", 4, 6, 7)]
    [InlineData("uni-ragged-timemajor", "outputs", "expected float32 or float64 [7, 4, 6], got float32[4, 7, 6]", 4, 7, 6)]
    [InlineData("uni-ragged", "trace/z", "expected float32 or float64 [7, 4, 24], got float32[4, 7, 24]", 4, 7, 24)]
    [InlineData("uni-ragged", "initial/rnn/lstm_cell/kernel", "expected float32 or float64 [11, 24], got float32[24, 11]", 24, 11)]
    [InlineData("uni-ragged", "state/c", "expected float32 or float64 [4, 6], got float32[]")]
    public void Another_shape_is_refused(string id, string name, string says, params int[] shape) =>
        Refuses(id, name, Tensor.Zeros(DType.Float32, shape), $": {says}");

    [Fact]
    public void Integers_are_refused() => Refuses("uni-ragged", "state/c", Tensor.Zeros(DType.Int64, 4, 6), ": expected float32 or float64 [4, 6], got int64[4, 6]");

    [Theory]
    [InlineData("uni-ragged", "output", " is none of uni-ragged's: expected outputs, state/…, gradient/…, trace/…, initial/…")]
    [InlineData("uni-ragged", "outputs/fw", " is none of uni-ragged's: expected outputs")]
    [InlineData("bi-ragged", "outputs", " is none of bi-ragged's: expected outputs/fw, outputs/bw")]
    [InlineData("bi-ragged", "state/c", " is none of bi-ragged's: expected state/fw/c, state/fw/h, state/bw/c, state/bw/h")]
    [InlineData("uni-ragged", "gradient/initial_state/c", " is none of uni-ragged's: expected gradient/inputs, gradient/weights/rnn/lstm_cell/bias, gradient/weights/rnn/lstm_cell/kernel")]
    [InlineData("uni-ragged", "trace/y", " is none of uni-ragged's: expected trace/z, trace/i, trace/j, trace/f, trace/o, trace/c, trace/h, trace/dz, trace/dc, trace/dh")]
    [InlineData("uni-ragged", "inputs", " is given, not computed: expected only what the port computes")]
    [InlineData("initial-215-dynamic-seed3-i5-h6", "outputs", " is none of initial-215-dynamic-seed3-i5-h6's: expected initial/…")]
    public void A_name_that_the_case_does_not_have_is_refused(string id, string name, string says) => Refuses(id, name, Tensor.Zeros(DType.Float32, 1), says);

    [Fact]
    public void A_file_that_is_not_there_or_no_npz_is_refused()
    {
        Assert.Equal("/no/such.npz: no such file", Assert.Throws<BadInputException>(() => PortFile.Read("/no/such.npz", Row("uni-ragged"))).Message);
        Assert.StartsWith("mine.npz: not a readable npz file: ", Assert.Throws<BadInputException>(() => PortFile.Read("mine.npz", "text"u8.ToArray(), Row("uni-ragged"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_not_known_is_refused()
    {
        var row = Row("uni-ragged");
        var gru = row with { Cell = row.Cell with { Type = "NASCell" } };
        Assert.Equal("case 'uni-ragged': cell type 'NASCell': expected BasicLSTMCell, BasicRNNCell, CoupledInputForgetGateLSTMCell, GRUBlockCellV2, GRUCell, LSTMBlockCell, LSTMBlockFusedCell, LSTMCell, LayerNormBasicLSTMCell, MultiRNNCell, ResidualWrapper", Assert.Throws<BadInputException>(() => PortFile.Read("mine.npz", NpzFile.ToBytes([]), gru)).Message);
    }

    private static void Refuses(string id, string name, Tensor tensor, string says) =>
        Assert.Equal($"mine.npz: array '{name}'{says}", Assert.Throws<BadInputException>(() => Read(id, (name, tensor))).Message);

    private static TensorSet Read(string id, params (string Name, Tensor Tensor)[] arrays) =>
        PortFile.Read("mine.npz", NpzFile.ToBytes(new TensorSet(arrays.Select(a => KeyValuePair.Create(a.Name, a.Tensor)))), Row(id));

    private static Case Row(string id) => Repository.Folder.Cases.Single(c => c.Id == id);
}
