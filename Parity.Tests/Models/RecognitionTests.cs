using Parity.Cases;
using Parity.Models;
using Parity.Models.Networks;

namespace Parity.Tests.Models;

/// <summary>Cells by the names and shapes of their variables, for each class of the table under each driver.</summary>
public sealed class RecognitionTests
{
    private const int I = 3;

    private static readonly CellSpec[] Cells =
    [
        new() { Type = "LSTMCell", NumUnits = 4 },
        new() { Type = "LSTMCell", NumUnits = 4, UsePeepholes = true },
        new() { Type = "LSTMCell", NumUnits = 4, NumProj = 2 },
        new() { Type = "LSTMCell", NumUnits = 5, UsePeepholes = true, NumProj = 7 },
        new() { Type = "BasicLSTMCell", NumUnits = 4 },
        new() { Type = "GRUCell", NumUnits = 4 },
        new() { Type = "BasicRNNCell", NumUnits = 4 },
        new() { Type = "LSTMBlockFusedCell", NumUnits = 4, UsePeephole = true },
        new() { Type = "CoupledInputForgetGateLSTMCell", NumUnits = 4 },
        new() { Type = "CoupledInputForgetGateLSTMCell", NumUnits = 4, UsePeepholes = true, NumProj = 2, LayerNorm = true },
        new() { Type = "LayerNormBasicLSTMCell", NumUnits = 4 },
        new() { Type = "LayerNormBasicLSTMCell", NumUnits = 4, LayerNorm = false },
        new() { Type = "MultiRNNCell", Cells = [new() { Type = "LSTMCell", NumUnits = 4, NumProj = 2 }, new() { Type = "GRUCell", NumUnits = 6 }] },
        new() { Type = "MultiRNNCell", Cells = [new() { Type = "BasicRNNCell", NumUnits = 4 }] },
    ];

    public static TheoryData<string, string, string> All => new(
        from driver in new[] { Driver.DynamicRnn, Driver.BidirectionalDynamicRnn, Driver.StackBidirectionalDynamicRnn, Driver.FusedRnn }
        from cell in Cells
        where driver.CannotTake(cell) is null
        from scope in new[] { string.Empty, "encoder/deep/" }
        select (driver.Name(), $"{cell.Type} {cell.Line}", scope));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_class_under_every_driver(string driverName, string line, string scope)
    {
        var (driver, cell) = (Drivers.Parse(driverName), Array.Find(Cells, c => $"{c.Type} {c.Line}" == line)!);
        var names = Names(driver, cell, scope);
        var network = Assert.Single(Found([.. names, .. names.Select(n => n with { Name = n.Name + "/Adam_1" }), new(scope + "dense/kernel", "float32", [16, 8]), new(scope + "dense/bias", "float32", [8])]));
        Assert.Equal((driver, line, I), (network.Driver, $"{network.Cell.Type} {network.Cell.Line}", network.Inputs));
        Assert.StartsWith(scope.TrimEnd('/'), network.Scope, StringComparison.Ordinal);
        Assert.Equal(names.Select(n => n.Name).Order(StringComparer.Ordinal), network.Groups.Values.SelectMany(g => g.Variables.Values).Select(v => v.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rnn/lstm_cell", "LSTMCell", "LSTMBlockCell")]
    [InlineData("rnn/gru_cell", "GRUCell", "GRUBlockCellV2")]
    public void What_names_cannot_tell_apart(string scope, string type, string other)
    {
        var cell = new CellSpec { Type = type, NumUnits = 4 };
        var network = Assert.Single(Found(Names(Driver.DynamicRnn, cell, string.Empty)));
        Assert.Equal((scope.Split('/')[0], type), (network.Scope, network.Cell.Type));
        Assert.Equal([other], network.OrElse);
    }

    [Theory]
    [InlineData("rnn/my_cell", true)]
    [InlineData("rnn/lstm_cell_3", false)]
    public void A_cell_by_another_name(string scope, bool byShape)
    {
        var network = Assert.Single(Found([new(scope + "/kernel", "float32", [7, 16]), new(scope + "/bias", "float32", [16])]));
        Assert.Equal(("rnn", "LSTMCell", byShape), (network.Scope, network.Cell.Type, network.ByShape));
    }

    [Fact]
    public void A_scope_that_someone_called_fw()
    {
        var network = Assert.Single(Found([new("fw/lstm_cell/kernel", "float32", [7, 16]), new("fw/lstm_cell/bias", "float32", [16])]));
        Assert.Equal(("fw", Driver.DynamicRnn), (network.Scope, network.Driver));
    }

    [Fact]
    public void A_dense_layer_is_no_cell_whatever_its_sizes() => Assert.Empty(Found([new("dense/kernel", "float32", [7, 16]), new("dense/bias", "float32", [16])]));

    [Fact]
    public void Several_networks()
    {
        var cell = new CellSpec { Type = "LSTMCell", NumUnits = 4 };
        var found = Found([.. Names(Driver.DynamicRnn, cell, "b/"), .. Names(Driver.BidirectionalDynamicRnn, cell, "a/")]);
        Assert.Equal(["a/bidirectional_rnn", "b/rnn"], found.Select(n => n.Scope));
        var both = Found([.. Names(Driver.DynamicRnn, cell, string.Empty), .. Names(Driver.DynamicRnn, new() { Type = "GRUCell", NumUnits = 4 }, string.Empty)]);
        Assert.Equal(["rnn/gru_cell", "rnn/lstm_cell"], both.Select(n => n.Scope));
    }

    [Theory]
    [InlineData("scope 'rnn/lstm_cell' has the name of a LSTMCell or LSTMBlockCell, but not its variables: expected bias [16], kernel [16, 16]; got bias [16], kernel [16, 7]", "kernel 16 7", "bias 16")]
    [InlineData("scope 'rnn/lstm_cell' has the name of a LSTMCell or LSTMBlockCell, but not its variables: expected kernel, bias; got kernel [7, 16]", "kernel 7 16")]
    [InlineData("scope 'rnn/lstm_cell' has the name of a LSTMCell or LSTMBlockCell, but not its variables: expected bias [16], kernel [7, 16]; got bias [16], extra [1], kernel [7, 16]", "kernel 7 16", "bias 16", "extra 1")]
    public void What_does_not_fit_is_said(string line, params string[] variables)
    {
        var found = FoundNetworks.Among([.. variables.Select(v => v.Split(' ')).Select(v => new ModelVariable("rnn/lstm_cell/" + v[0], "float32", [.. v.Skip(1).Select(a => long.Parse(a, System.Globalization.CultureInfo.InvariantCulture))]))], graph: null);
        Assert.Empty(found.Networks);
        Assert.Equal([line], found.Misfits);
    }

    [Fact]
    public void Directions_that_are_not_alike_or_layers_that_do_not_follow()
    {
        CellSpec four = new() { Type = "LSTMCell", NumUnits = 4 }, five = new() { Type = "LSTMCell", NumUnits = 5 };
        var unlike = FoundNetworks.Among([.. Names(Driver.BidirectionalDynamicRnn, four, string.Empty).Take(2), .. Names(Driver.BidirectionalDynamicRnn, five, string.Empty).Skip(2)], graph: null);
        Assert.Equal(["scope 'bidirectional_rnn': its directions are not alike: LSTMCell H=4 and LSTMCell H=5"], unlike.Misfits);
        var half = FoundNetworks.Among([.. Names(Driver.BidirectionalDynamicRnn, four, "a/").Take(2)], graph: null);
        Assert.Equal(["scope 'a/bidirectional_rnn': expected directions fw and bw, got only 'a/bidirectional_rnn/fw/lstm_cell'"], half.Misfits);
        var gap = FoundNetworks.Among([.. Names(Driver.DynamicRnn, new() { Type = "MultiRNNCell", Cells = [four, four] }, string.Empty).Skip(2)], graph: null);
        Assert.Equal(["scope 'rnn': expected layers cell_0, cell_1, …; got 'rnn/multi_rnn_cell/cell_1/lstm_cell'"], gap.Misfits);
        var thin = FoundNetworks.Among([.. Names(Driver.DynamicRnn, new() { Type = "MultiRNNCell", Cells = [four, four] }, string.Empty).Take(2), .. Names(Driver.DynamicRnn, new() { Type = "MultiRNNCell", Cells = [five, four] }, string.Empty).Skip(2)], graph: null);
        Assert.Equal(["scope 'rnn': layer 1 takes 5 inputs: expected 4, what the one below gives"], thin.Misfits);
    }

    private static IReadOnlyList<Network> Found(IReadOnlyList<ModelVariable> variables) => FoundNetworks.Among(variables, graph: null).Networks;

    private static ModelVariable[] Names(Driver driver, CellSpec cell, string scope) =>
        [.. from direction in driver.Directions() from v in driver.Variables(cell, I) select new ModelVariable(scope + driver.VariableName(direction, v.Name), "float32", [.. v.Shape.Select(a => (long)a)])];
}
