using Parity.Cases;
using Parity.Diagnosis;
using Parity.Diagnosis.InitialWeights;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.InitialWeights;

/// <summary>How weights were drawn is told from them, and TensorFlow's own are right.</summary>
public sealed class WeightJudgeTests
{
    private const int I = 28, H = 64;
    private static readonly Case Row = Repository.Folder.Cases.Single(c => c.Id == "uni-h64");

    public static IEnumerable<TheoryDataRow<string>> Goldens() => from c in Repository.Folder.Cases where c.Driver == Driver.InitialWeights select new TheoryDataRow<string>(c.Id) { Label = c.Id };

    [Theory]
    [MemberData(nameof(Goldens))]
    public void TensorFlows_own_have_no_cause(string id)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        Assert.Empty(WeightJudge.Judge(row, CaseArrays.Results(FixtureFolder.ReadGolden(row))));
    }

    [Fact]
    public void Another_draw_is_right_too()
    {
        var uniform = new Random(3);
        var diagnosis = new Diagnoser().Diagnose(Row, Given((_, _) => Math.Sqrt(6.0 / (I + (5 * H))) * ((2 * uniform.NextDouble()) - 1)));
        Assert.Empty(diagnosis.Causes);
        Assert.Contains("whatever the draw", Assert.Single(diagnosis.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("initial weights: U(±1/√H)", 0.125, 0.125)]
    [InlineData("initial weights: glorot with the fans of separate kernels", 0.145311, 0.136931)]
    [InlineData("initial weights: glorot with the fans of per-gate kernels", 0.196116, 0.196116)]
    [InlineData("initial weights: glorot with the fans of per-gate kernels", 0.255377, 0.216506)]
    [InlineData("initial weights: not glorot_uniform", 0.05, 0.05)]
    public void A_range(string name, double ofInputs, double ofState)
    {
        var uniform = new Random(3);
        var cause = Assert.Single(WeightJudge.Judge(Row, Given((k, _) => (k < I ? ofInputs : ofState) * ((2 * uniform.NextDouble()) - 1))));
        Assert.Equal(name, cause.Name);
        Assert.Contains("23552 weights, the largest 0.", cause.Confidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Normal()
    {
        var random = new Random(3);
        var cause = Assert.Single(WeightJudge.Judge(Row, Given((_, _) => 0.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))));
        Assert.Equal(("initial weights: normal", "deviation 0.1"), (cause.Name, cause.Variant));
    }

    /// <summary>Reflections are orthogonal: 1 − 2vvᵀ, a quarter of the recurrent part each.</summary>
    [Fact]
    public void Orthogonal()
    {
        var random = new Random(3);
        var v = Enumerable.Range(0, H).Select(_ => random.NextDouble() - 0.5).ToArray();
        var square = v.Sum(x => x * x);
        var cause = Assert.Single(WeightJudge.Judge(Row, Given((k, g) => k < I ? 0.1 * (random.NextDouble() - 0.5) : (g % H == k - I ? 1 : 0) - (2 * v[k - I] * v[g % H] / square))));
        Assert.Equal(("initial weights: orthogonal", "each gate's recurrent [H, H] block"), (cause.Name, cause.Variant));
    }

    [Theory]
    [InlineData(2, "1 in the quarter of f")]
    [InlineData(1, "1 in the quarter of j, where Keras and PyTorch have the forget gate")]
    public void A_bias_of_1_baked_in(int quarter, string where)
    {
        var bias = Tensor.Of(Enumerable.Range(0, 4 * H).Select(g => g / H == quarter ? 1f : 0f).ToArray(), 4 * H);
        var cause = Assert.Single(WeightJudge.Judge(Row, new TensorSet { ["initial/rnn/lstm_cell/bias"] = bias }));
        Assert.Equal((BiasBakedIn.Name, where), (cause.Name, cause.Variant));
    }

    /// <summary>GRUCell's gates start at a bias of ones, its candidate at zeros, and each of the two kernels has its own limit.</summary>
    [Theory]
    [InlineData(1.0, null)]
    [InlineData(0.0, "it starts at 0")]
    public void A_GRUs_gate_bias(double start, string? variant)
    {
        var (row, uniform) = (Repository.Folder.Cases.Single(c => c.Id == "uni-gru-h64"), new Random(3));
        Tensor Drawn(int columns) => Tensor.Of([.. Enumerable.Range(0, (I + H) * columns).Select(_ => (float)(Math.Sqrt(6.0 / (I + H + columns)) * ((2 * uniform.NextDouble()) - 1)))], I + H, columns);
        var causes = WeightJudge.Judge(row, new TensorSet
        {
            ["initial/rnn/gru_cell/gates/kernel"] = Drawn(2 * H),
            ["initial/rnn/gru_cell/gates/bias"] = Tensor.Of(Enumerable.Repeat((float)start, 2 * H).ToArray(), 2 * H),
            ["initial/rnn/gru_cell/candidate/kernel"] = Drawn(H),
            ["initial/rnn/gru_cell/candidate/bias"] = Tensor.Of(new float[H], H),
        });
        Assert.Equal(variant is null ? [] : [(GruGateBias.Name, variant)], causes.Select(c => (c.Name, c.Variant)));
    }

    private static TensorSet Given(Func<int, int, double> weight) => new()
    {
        ["initial/rnn/lstm_cell/kernel"] = Tensor.Of([.. from k in Enumerable.Range(0, I + H) from g in Enumerable.Range(0, 4 * H) select (float)weight(k, g)], I + H, 4 * H),
    };
}
