using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Cli;

/// <summary>A bad golden is exit code 2 with one line of what, where, expected and got, and the cases beside it are judged.</summary>
public sealed class BadGoldenTests : IDisposable
{
    private const string Bad = "uni-ragged";
    private readonly FixtureCopy _fixtures = new("uni-nolen", Bad, "uni-t1");

    public void Dispose() => _fixtures.Dispose();

    [Fact]
    public void A_golden_of_another_hash()
    {
        var expected = FileBytes.Sha256(File.ReadAllBytes(_fixtures.Golden(Bad)));
        _fixtures.Flip(Bad, "outputs", 0, rehash: false);
        Refuses($"{_fixtures.Golden(Bad)}: sha256: expected {expected}, got {FileBytes.Sha256(File.ReadAllBytes(_fixtures.Golden(Bad)))}");
    }

    [Fact]
    public void A_golden_that_is_missing()
    {
        File.Delete(_fixtures.Golden(Bad));
        Refuses($"{_fixtures.Golden(Bad)}: no such file");
    }

    [Fact]
    public void A_golden_that_is_no_npz()
    {
        File.WriteAllText(_fixtures.Golden(Bad), "not an archive");
        _fixtures.Edit(Bad, e => e.Remove("golden_sha256"));
        Refuses($"{_fixtures.Golden(Bad)}: not a readable npz file: ");
    }

    [Theory]
    [InlineData("outputs")]
    [InlineData("state/h")]
    [InlineData("gradient/inputs")]
    [InlineData("gradient/weights/rnn/lstm_cell/bias")]
    public void A_result_that_is_missing(string name)
    {
        _fixtures.Change(Bad, a => a.Remove(name));
        Refuses($"goldens/uni-ragged.npz: array '{name}' is missing");
    }

    [Theory]
    [InlineData("inputs")]
    [InlineData("weights/rnn/lstm_cell/kernel")]
    [InlineData("cotangent/outputs")]
    [InlineData("cotangent/state/c")]
    public void An_input_that_is_missing(string name)
    {
        _fixtures.Change(Bad, a => a.Remove(name));
        Refuses($"array '{name}' is missing");
    }

    [Theory]
    [InlineData("outputs/fw")]
    [InlineData("state/layer0/c")]
    [InlineData("gradient/initial_state/c")]
    public void A_result_that_is_none_of_the_cases(string name)
    {
        _fixtures.Change(Bad, a => a[name] = Tensor.Of([1f], 1));
        Refuses($"goldens/uni-ragged.npz: array '{name}' is none of this case's");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_length_outside_0_to_T(int length)
    {
        _fixtures.Change(Bad, a => a["sequence_length"].As<int>()[2] = length);
        Refuses($"array 'sequence_length': [2]: expected 0…7, got {length}");
    }

    [Fact]
    public void Lengths_of_another_number_or_type()
    {
        _fixtures.Change(Bad, a => a["sequence_length"] = Tensor.Of([1, 2, 3], 3));
        Refuses("array 'sequence_length': expected int32 or int64 [4], got int32[3]");
        _fixtures.Change(Bad, a => a["sequence_length"] = Tensor.Of([1f, 2f, 3f, 4f], 4));
        Refuses("array 'sequence_length': expected int32 or int64 [4], got float32[4]");
    }

    [Fact]
    public void Weights_of_another_shape()
    {
        _fixtures.Change(Bad, a => a["weights/rnn/lstm_cell/kernel"] = Tensor.Zeros(DType.Float32, 24, 11));
        Refuses("array 'weights/rnn/lstm_cell/kernel': expected float32[11, 24], got float32[24, 11]");
    }

    private void Refuses(string line) => _fixtures.RefusesOne(Bad, line);
}
