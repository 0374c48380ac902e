using System.Text.Json;
using Parity.Cases;

namespace Parity.Tests.Cases;

/// <summary>A cell as the manifest writes it, and the states, outputs and variables that TensorFlow gives it.</summary>
public sealed class CellSpecTests
{
    [Theory]
    [InlineData("""{"type":"LSTMCell","num_units":6,"forget_bias":1}""", "c6 h6", 6, "lstm_cell/kernel[11,24] lstm_cell/bias[24]")]
    [InlineData(
        """{"type":"LSTMCell","num_units":6,"use_peepholes":true,"cell_clip":0.5,"num_proj":4,"proj_clip":0.3,"forget_bias":1,"activation":"relu"}""",
        "c6 h4",
        4,
        "lstm_cell/kernel[9,24] lstm_cell/bias[24] lstm_cell/w_f_diag[6] lstm_cell/w_i_diag[6] lstm_cell/w_o_diag[6] lstm_cell/projection/kernel[6,4]")]
    [InlineData("""{"type":"GRUCell","num_units":6}""", "h6", 6, "gru_cell/gates/kernel[11,12] gru_cell/gates/bias[12] gru_cell/candidate/kernel[11,6] gru_cell/candidate/bias[6]")]
    [InlineData("""{"type":"BasicRNNCell","num_units":6}""", "h6", 6, "basic_rnn_cell/kernel[11,6] basic_rnn_cell/bias[6]")]
    [InlineData(
        """{"type":"MultiRNNCell","cells":[{"type":"BasicLSTMCell","num_units":6,"forget_bias":0.5},{"type":"ResidualWrapper","cell":{"type":"BasicRNNCell","num_units":6}}]}""",
        "0/c6 0/h6 1/h6",
        6,
        "multi_rnn_cell/cell_0/basic_lstm_cell/kernel[11,24] multi_rnn_cell/cell_0/basic_lstm_cell/bias[24] multi_rnn_cell/cell_1/basic_rnn_cell/kernel[12,6] multi_rnn_cell/cell_1/basic_rnn_cell/bias[6]")]
    public void A_cell_is_read_written_and_known(string json, string states, int output, string variables)
    {
        var cell = JsonSerializer.Deserialize<CellSpec>(json)!;
        Assert.Null(cell.Unsupported);
        Assert.Equal(json.Length, JsonSerializer.Serialize(cell).Length);
        Assert.Equal(JsonSerializer.Serialize(cell), JsonSerializer.Serialize(JsonSerializer.Deserialize<CellSpec>(JsonSerializer.Serialize(cell))));
        Assert.Equal(states, string.Join(' ', cell.States.Select(s => $"{s.Path}{s.Size}")));
        Assert.Equal(output, cell.OutputSize);
        Assert.Equal(variables, string.Join(' ', cell.Variables(5).Select(v => $"{v.Name}[{string.Join(',', v.Shape)}]")));
    }

    [Theory]
    [InlineData("""{"type":"GRUCell","num_units":6,"use_peepholes":true}""", "cell argument use_peepholes: GRUCell has none of that name")]
    [InlineData("""{"type":"GRUCell","num_units":6,"forget_bias":2}""", "cell argument forget_bias: GRUCell has none of that name")]
    [InlineData("""{"type":"LSTMCell","num_units":6,"num_proj":0}""", "num_proj 0: expected 1 or more")]
    [InlineData("""{"type":"LSTMCell","num_units":6,"activation":"gelu"}""", "cell argument activation = \"gelu\": expected tanh, relu, sigmoid, identity")]
    [InlineData("""{"type":"LSTMCell","num_units":6,"foo":1}""", "cell argument foo = 1 is not implemented")]
    [InlineData("""{"type":"MultiRNNCell","cells":[]}""", "cell argument cells: MultiRNNCell needs one cell or more")]
    [InlineData("""{"type":"MultiRNNCell","cells":[null]}""", "cell argument cells: MultiRNNCell needs one cell or more")]
    [InlineData("""{"type":"ResidualWrapper"}""", "cell argument cell: ResidualWrapper needs one")]
    [InlineData("""{"type":"ResidualWrapper","cell":{"type":"GRUCell","num_units":0}}""", "num_units 0: expected 1 or more")]
    public void A_cell_that_TensorFlow_does_not_take_is_refused(string json, string why) => Assert.Equal(why, JsonSerializer.Deserialize<CellSpec>(json)!.Unsupported);

    [Fact]
    public void Where_a_scope_has_another_name_a_variable_is_found_by_its_own_words()
    {
        var given = new Tensors.TensorSet();
        foreach (var name in new[] { "a/fw/x/cell_0/l/kernel", "a/fw/x/cell_0/l/projection/kernel", "a/fw/x/cell_1/g/gates/kernel", "a/bw/x/cell_0/l/kernel" })
        {
            given["weights/" + name] = Tensors.Tensor.Of([1f]);
        }

        Assert.Equal("a/fw/x/cell_0/l/kernel", CellVariables.Name(given, "fw", "multi_rnn_cell/cell_0/lstm_cell/kernel"));
        Assert.Equal("a/fw/x/cell_0/l/projection/kernel", CellVariables.Name(given, "fw", "multi_rnn_cell/cell_0/lstm_cell/projection/kernel"));
        Assert.Equal("a/fw/x/cell_1/g/gates/kernel", CellVariables.Name(given, "fw", "multi_rnn_cell/cell_1/gru_cell/gates/kernel"));
        Assert.Throws<BadInputException>(() => CellVariables.Name(given, "bw", "multi_rnn_cell/cell_1/gru_cell/gates/kernel"));
    }
}
