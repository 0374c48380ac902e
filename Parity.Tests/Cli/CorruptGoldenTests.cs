using System.IO.Compression;
using Parity.Tensors;
using Parity.Tests.Fixtures;

namespace Parity.Tests.Cli;

/// <summary>A golden whose bytes or numbers are corrupt is exit code 2 with one line, and the cases beside it are judged.</summary>
public sealed class CorruptGoldenTests : IDisposable
{
    private const string Bad = "uni-ragged";
    private readonly FixtureCopy _fixtures = new("uni-nolen", Bad, "uni-t1");

    public void Dispose() => _fixtures.Dispose();

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_golden_that_is_cut_off(double part)
    {
        var whole = File.ReadAllBytes(_fixtures.Golden(Bad));
        File.WriteAllBytes(_fixtures.Golden(Bad), whole[..(int)(whole.Length * part)]);
        _fixtures.Edit(Bad, e => e.Remove("golden_sha256"));
        Refuses($"{_fixtures.Golden(Bad)}: not a readable npz file: ");
    }

    [Theory]
    [InlineData(2_000_000_000u, "array 'outputs' claims 2000000000 bytes, the limit is 1073741824")]
    [InlineData(100u, "not a readable npz file: ")]
    public void A_golden_that_is_a_bomb(uint claim, string line)
    {
        // 64 MiB of zeros deflate to some 64 KiB
        var npy = Npy.Of("<f4", "(4096, 4096)", new byte[4 * 4096 * 4096]);
        File.WriteAllBytes(_fixtures.Golden(Bad), Npy.Claim(Npy.Zip(CompressionLevel.Optimal, ("outputs.npy", npy)), claim));
        _fixtures.Edit(Bad, e => e.Remove("golden_sha256"));
        Refuses($"{_fixtures.Golden(Bad)}: {line}");
    }

    [Theory]
    [InlineData("outputs", 11, float.NaN, "[0, 1, 5]: expected a finite number, got NaN")]
    [InlineData("state/c", 7, float.PositiveInfinity, "[1, 1]: expected a finite number, got Infinity")]
    [InlineData("gradient/weights/rnn/lstm_cell/bias", 0, float.NegativeInfinity, "[0]: expected a finite number, got -Infinity")]
    [InlineData("inputs", 139, float.NaN, "[3, 6, 4]: expected a finite number, got NaN")]
    [InlineData("cotangent/state/h", 0, float.NaN, "[0, 0]: expected a finite number, got NaN")]
    public void A_number_that_is_none(string name, int flat, float value, string line)
    {
        _fixtures.Change(Bad, a => a[name].As<float>()[flat] = value);
        Refuses($"{_fixtures.Golden(Bad)}: array '{name}': {line}");
    }

    [Fact]
    public void A_result_of_another_shape_or_type()
    {
        _fixtures.Change(Bad, a => a["outputs"] = Tensor.Zeros(DType.Float32, 4, 6, 7));
        Refuses("goldens/uni-ragged.npz: array 'outputs': expected float32[4, 7, 6], got float32[4, 6, 7]");
        _fixtures.Change(Bad, a => a["outputs"] = Tensor.Zeros(DType.Float64, 4, 7, 6));
        Refuses("goldens/uni-ragged.npz: array 'outputs': expected float32[4, 7, 6], got float64[4, 7, 6]");
    }

    [Fact]
    public void No_steps()
    {
        _fixtures.Change(Bad, a => a["inputs"] = Tensor.Zeros(DType.Float32, 4, 0, 5));
        Refuses("array 'inputs': expected T and I of 1 or more, got [4, 0, 5]");
    }

    private void Refuses(string line) => _fixtures.RefusesOne(Bad, line);
}
