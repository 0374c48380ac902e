using Parity.Cases;
using Parity.Models.Running;

namespace Parity.Tests.Models;

/// <summary>What is said of cells goes to those that have such an argument.</summary>
public sealed class CellChoiceTests
{
    private static readonly CellSpec Mixed = new() { Type = "MultiRNNCell", Cells = [new() { Type = "LSTMCell", NumUnits = 4, NumProj = 2, UsePeepholes = true }, new() { Type = "LSTMCell", NumUnits = 4 }, new() { Type = "GRUCell", NumUnits = 4 }] };

    [Fact]
    public void To_each_cell_that_has_it() => Assert.Equal(
        "MultiRNNCell (LSTMCell H=4 forget_bias=0 use_peepholes=true num_proj=2 proj_clip=3 activation=relu) (LSTMCell H=4 forget_bias=0 activation=relu) (GRUCell H=4 activation=relu)",
        new CellChoice { ForgetBias = 0, Activation = "relu", ProjClip = 3 }.Of(Mixed).Line);

    [Fact]
    public void A_block_cell_calls_peepholes_otherwise()
    {
        var block = new CellChoice { Type = "LSTMBlockCell" }.Of(new() { Type = "LSTMCell", NumUnits = 4, UsePeepholes = true });
        Assert.Equal("LSTMBlockCell H=4 use_peephole=true", block.Line);
        Assert.Null(block.Unsupported);
    }

    [Fact]
    public void A_residual_wrapper_from_C_sharp()
    {
        var model = new StoredModel("2.15.1", "bigru").Open("checkpoint");
        var line = Assert.Throws<BadInputException>(() => model.CellsWith(null, cell => new() { Type = "ResidualWrapper", Cell = cell })).Message;
        Assert.EndsWith(": bidirectional_rnn: ResidualWrapper: expected inputs as deep as the outputs, 4, got 3", line, StringComparison.Ordinal);
    }
}
