using System.Text.Json.Nodes;
using Parity.Tensors;

namespace Parity.Tests.Cli;

/// <summary>Whatever a folder says, it is judged, skipped or refused; it never makes parity fail.</summary>
public sealed class OddFixturesTests
{
    [Theory]
    [InlineData("driver", "\"bidirectional_dynamic_rnn\"", 2)]
    [InlineData("driver", "\"initial_weights\"", 2)]
    [InlineData("time_major", "true", 2)]
    [InlineData("dtype", "\"float64\"", 2)]
    [InlineData("dtype", "\"int32\"", 3)]
    [InlineData("cell.num_units", "7", 2)]
    [InlineData("cell.num_units", "0", 3)]
    [InlineData("cell.num_units", "-6", 3)]
    [InlineData("cell.num_units", "2147483647", 2)]
    [InlineData("cell.forget_bias", "2", 1)]
    [InlineData("cell.forget_bias", "1e308", 1)]
    [InlineData("cell.use_peepholes", "true", 2)]
    [InlineData("cell.use_peepholes", "false", 0)]
    [InlineData("cell.activation", "\"relu\"", 1)]
    [InlineData("cell.type", "\"\"", 3)]
    [InlineData("cell", "{\"type\": \"ResidualWrapper\", \"cell\": {\"type\": \"LSTMCell\", \"num_units\": 6}}", 2)]
    [InlineData("golden", "\"\"", 2)]
    [InlineData("golden", "\"goldens\"", 2)]
    [InlineData("golden", "\"manifest.json\"", 2)]
    [InlineData("golden", "\"a\\u0000b\"", 2)]
    [InlineData("reference.tensorflow", "\"\"", 0)]
    [InlineData("reference.tensorflow", "\"1.15.5\"", 1)]
    [InlineData("reference.tensorflow", "\"3.0.0\"", 0)]
    [InlineData("reference.onednn", "true", 1)]
    [InlineData("reference.intra_op_threads", "0", 0)]
    [InlineData("reference.intra_op_threads", "8", 0)]
    [InlineData("reference.l1d_bytes", "0", 2)]
    [InlineData("reference.l2_bytes", "-1", 2)]
    [InlineData("reference.l3_bytes", "-1", 2)]
    [InlineData("reference.l1d_bytes", "2147483647", 0)]
    [InlineData("reference.l1d_bytes", "1e30", 2)]
    [InlineData("spread", "{}", 0)]
    [InlineData("spread", "{ \"outputs\": -1e300 }", 0)]
    [InlineData("spread", "{ \"outputs\": 1e300 }", 0)]
    [InlineData("budget", "{}", 0)]
    [InlineData("budget", "{ \"outputs\": -1, \"state\": 1e300 }", 0)]
    public void A_manifest_may_say_anything(string key, string value, int code)
    {
        using var fixtures = new FixtureCopy("uni-ragged").Edit("uni-ragged", e =>
        {
            var parent = key.Split('.') is [var head, _] ? e[head]!.AsObject() : e;
            parent[key.Split('.')[^1]] = JsonNode.Parse(value);
        });
        var run = fixtures.Check();
        Assert.Equal((code, ""), (run.Code, run.Err));
        Assert.NotEqual(70, fixtures.Check("--backend", "scalar").Code);
    }

    [Fact]
    public void A_golden_may_hold_anything()
    {
        Tensor[] odd =
        [
            Tensor.Of([1f], []), Tensor.Zeros(DType.Float32, 0), Tensor.Zeros(DType.Float32, 4, 0, 5), Tensor.Zeros(DType.Float32, 0, 7, 5),
            Tensor.Zeros(DType.Float32, 4, 7), Tensor.Zeros(DType.Float64, 4, 7, 5), Tensor.Zeros(DType.Int32, 4), Tensor.Of([long.MaxValue, 0, 0, 0], 4),
        ];
        foreach (var name in new[] { "inputs", "sequence_length", "weights/rnn/lstm_cell/kernel", "cotangent/outputs", "cotangent/state/c", "initial_state/c", "initial_state/x/c" })
        {
            foreach (var tensor in odd)
            {
                using var fixtures = new FixtureCopy("uni-ragged").Change("uni-ragged", a => a[name] = tensor);
                var run = fixtures.Check("--backend", "impl", "--backend", "scalar");
                Assert.True(run is { Code: 1 or 2, Err: "" }, $"{name} {tensor}: exit code {run.Code}: {run.Err}");
            }
        }
    }
}
