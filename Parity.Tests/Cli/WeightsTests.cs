using Parity.Tests.Models;

namespace Parity.Tests.Cli;

/// <summary><c>parity weights</c>.</summary>
public sealed class WeightsTests
{
    [Theory]
    [InlineData("checkpoint", "bilstm", "checkpoint")]
    [InlineData("frozen", "bilstm", "frozen")]
    [InlineData("objects", "bilstm", "objects")]
    [InlineData("stack", "stack", "checkpoint")]
    [InlineData("kinds", "kinds", "")]
    [InlineData("partitioned", "partitioned", "")]
    public void What_is_in_it(string snapshot, string name, string form)
    {
        var model = new StoredModel("2.15.1", name);
        var run = CommandLine.Run("weights", model.Form(form));
        Assert.Equal((0, ""), (run.Code, run.Err));
        Snapshot.Match(run.Out.Replace(model.Path() + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal), snapshot);
    }

    [Fact]
    public void Damaged_data_is_refused_before_anything_is_listed()
    {
        using var copy = new CheckpointCopy(StoredModel.BiLstm);
        var data = copy.Bytes(".data-00000-of-00001");
        data[^1] ^= 1;
        copy.Write(".data-00000-of-00001", data);
        Assert.Equal(2, CommandLine.Run("weights", copy.Prefix).Refused($"{copy.Prefix}: 'global_step': crc32c: expected "));
    }

    [Fact]
    public void A_scope_that_is_not_understood_is_said()
    {
        using var copy = new Backends.TensorFlow.TemporaryFolder();
        var file = copy.Write("w.npz", Parity.Fixtures.NpzFile.ToBytes(new() { ["rnn/lstm_cell/kernel:0"] = Parity.Tensors.Tensor.Of(new float[112], 7, 16) }));
        CommandLine.Run("weights", file).Says("not understood: scope 'rnn/lstm_cell' has the name of a LSTMCell or LSTMBlockCell, but not its variables: expected kernel, bias; got kernel [7, 16]");
    }
}
