using Parity.Cases;
using Parity.Models.Running;
using Parity.Tensors;

namespace Parity.Tests.Models;

/// <summary>A model that TensorFlow has saved runs without it, to TensorFlow's own bits: every element of outputs and states.</summary>
public sealed class TensorFlowsBitsTests
{
    public static TheoryData<string, string, string> Forms => new(
        from version in StoredModel.Versions
        from row in new[]
        {
            ("bilstm", "checkpoint"), ("bilstm", "sharded"), ("bilstm", "frozen"), ("bilstm", "saved_model"),
            ("bilstm-float64", "checkpoint"), ("bigru", "checkpoint"), ("stack", "checkpoint"),
        }
        select (version, row.Item1, row.Item2));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Outputs_and_states(string version, string name, string form)
    {
        var model = new StoredModel(version, name);
        Identical(model, model.Open(form).Cells().Run(model.Golden, new() { Numerics = model.Numerics }));
    }

    [Fact]
    public void A_block_cell_once_it_is_named()
    {
        var model = new StoredModel("1.15.5", "lstmblock");
        var cells = model.Open("checkpoint").Cells("rnn", new() { Type = "LSTMBlockCell" });
        Identical(model, cells.Run(model.Golden, new() { Numerics = "1.15.5" }));
    }

    [Fact]
    public void A_block_cell_that_its_graph_names()
    {
        var model = new StoredModel("1.15.5", "lstmblock");
        Identical(model, model.Open("frozen").Cells().Run(model.Golden, new() { Numerics = "1.15.5" }));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Weights(string version, string name, string form)
    {
        var model = new StoredModel(version, name);
        var opened = model.Open(form);
        var weights = model.Golden.Under("weights/").Where(w => form != "frozen" || !w.Key.Contains("dense", StringComparison.Ordinal)).ToList();
        Assert.True(weights.Count >= 4);
        Assert.All(weights, w => Assert.Equal(w.Value.Bytes, opened.Read(w.Key["weights/".Length..]).Bytes));
        opened.Check();
    }

    [Theory]
    [InlineData("1.15.5", "2.15.1")]
    [InlineData("2.15.1", "1.15.5")]
    public void Other_numerics_give_other_bits(string version, string others)
    {
        var model = new StoredModel(version, "bilstm");
        var result = model.Open("checkpoint").Cells().Run(model.Golden, new() { Numerics = new StoredModel(others, "bilstm").Numerics });
        Assert.False(model.Golden["outputs/fw"].Bytes.SequenceEqual(result["outputs/fw"].Bytes));
    }

    private static void Identical(StoredModel model, TensorSet result)
    {
        var expected = CaseArrays.Results(model.Golden);
        Assert.Equal(expected.Keys, result.Keys);
        Assert.All(expected, e =>
        {
            Assert.Equal(e.Value.ToString(), result[e.Key].ToString());
            Assert.Equal(e.Value.Bytes, result[e.Key].Bytes);
        });
        Assert.True(expected.Sum(e => e.Value.Count) > 100);
    }
}
