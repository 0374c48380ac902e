using Parity.Impl.Cells;
using Parity.Impl.Initializers;
using Parity.Impl.Torch.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Tests;

public sealed class CellModuleTests
{
    private const int I = 5;
    private const int H = 6;

    private static readonly RnnCell[] Cells =
    [
        new LstmCell(H) { UsePeepholes = true, NumProj = 4, CellClip = 0.5, ProjClip = 0.2 }, new BasicLstmCell(H), new GruCell(H), new BasicRnnCell(H), new LstmBlockCell(H) { UsePeephole = true },
        new CoupledLstmCell(H) { UsePeepholes = true, NumProj = 4 }, new GruBlockCell(H), new MultiRnnCell(new LstmCell(H), new GruCell(4)), new ResidualWrapper(new GruCell(I)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cells.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Its_parameters_are_TensorFlows_variables_by_name_and_shape(int number)
    {
        using var module = CellModule.Of(Cells[number], I);
        Assert.Equal(Cells[number].Variables(I).Select(v => (v.Name, string.Join(',', v.Shape))), module.Variables.Select(v => (v.Key, string.Join(',', v.Value.shape))));
        Assert.Equal(module.Variables.Count, module.named_parameters().Count());
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_step_gives_the_sizes_that_the_cell_says(int number)
    {
        using var scope = torch.NewDisposeScope();
        using var module = CellModule.Of(Cells[number], I, torch.ScalarType.Float64);
        var (output, state) = module.call(torch.ones(3, I, dtype: torch.ScalarType.Float64), module.ZeroState(3));
        Assert.Equal([3, Cells[number].OutputSize], output.shape);
        Assert.Equal(Cells[number].States.Select(s => (3L, (long)s.Size)), state.Tensors.Select(t => (t.shape[0], t.shape[1])));
    }

    [Fact]
    public void Names_in_a_state_dict_are_TensorFlows_below_the_cells_scope()
    {
        using var lstm = CellModule.Of(Cells[0], I);
        Assert.Equal(["bias", "kernel", "projection/kernel", "w_f_diag", "w_i_diag", "w_o_diag"], lstm.state_dict().Keys.Order(StringComparer.Ordinal));
        using var multi = CellModule.Of(Cells[7], I);
        Assert.Equal(["cell_0.bias", "cell_0.kernel", "cell_1.candidate/bias", "cell_1.candidate/kernel", "cell_1.gates/bias", "cell_1.gates/kernel"], multi.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_begins_as_TensorFlows_do()
    {
        using var scope = torch.NewDisposeScope();
        using var lstm = CellModule.Of(new LstmCell(64), 40);
        var kernel = lstm.Variables[0].Value.detach().abs();
        var limit = Math.Sqrt(6.0 / (104 + 256));
        Assert.InRange(kernel.max().item<float>(), 0.99 * limit, limit);
        Assert.InRange(kernel.mean().item<float>(), 0.48 * limit, 0.52 * limit);
        Assert.Equal(0, lstm.Variables[1].Value.abs().max().item<float>());
        using var gru = CellModule.Of(new GruCell(3), 2);
        Assert.Equal([1f, 1f, 1f, 1f, 1f, 1f], gru.Variables[1].Value.detach().data<float>().ToArray());
        Assert.Equal([0f, 0f, 0f], gru.Variables[3].Value.detach().data<float>().ToArray());
    }

    [Fact]
    public void TensorFlows_own_values_of_a_seed_are_Impls()
    {
        using var module = CellModule.Of(new LstmCell(H), I);
        var values = GlorotUniform.Create(I + H, 4 * H, seed: 87654321, seed2: 7);
        module.Set("lstm_cell/kernel", values);
        Assert.Equal(values, module.Variables[0].Value.detach().data<float>().ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_was_expected()
    {
        using var module = CellModule.Of(new LstmCell(H), I);
        Assert.StartsWith("variable: expected lstm_cell/kernel, lstm_cell/bias, got 'kernel'", Assert.Throws<ArgumentException>(() => module.Set("kernel", new float[264])).Message, StringComparison.Ordinal);
        Assert.StartsWith("values: expected 24 elements of lstm_cell/bias [24], got 23", Assert.Throws<ArgumentException>(() => module.Set("lstm_cell/bias", new double[23])).Message, StringComparison.Ordinal);
        Assert.StartsWith("dtype: expected Float32 or Float64, got Int64", Assert.Throws<ArgumentException>(() => CellModule.Of(new LstmCell(H), I, torch.ScalarType.Int64)).Message, StringComparison.Ordinal);
        Assert.StartsWith("inputs: ResidualWrapper expects", Assert.Throws<ArgumentException>(() => CellModule.Of(new ResidualWrapper(new GruCell(H)), I)).Message, StringComparison.Ordinal);
        Assert.StartsWith("cell: there is no module of LayerNormLstmCell", Assert.Throws<ArgumentException>(() => CellModule.Of(new LayerNormLstmCell(H), I)).Message, StringComparison.Ordinal);
    }
}
