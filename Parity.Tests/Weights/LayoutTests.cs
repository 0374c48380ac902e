using CsCheck;
using Parity.Cases;
using Parity.Tensors;
using Parity.Weights;

namespace Parity.Tests.Weights;

/// <summary>Every layout is a map that can be turned round, and its gradients are its adjoint's.</summary>
public sealed class LayoutTests
{
    private static readonly CellSpec Lstm = new() { Type = "LSTMCell", NumUnits = 3, ForgetBias = 1 };

    private static readonly CellSpec[] Cells =
    [
        Lstm, Lstm with { ForgetBias = 0 }, Lstm with { ForgetBias = 2.7 }, Lstm with { UsePeepholes = true }, Lstm with { NumProj = 2 }, Lstm with { NumProj = 5, UsePeepholes = true },
        Lstm with { Type = "BasicLSTMCell" }, Lstm with { Type = "LSTMBlockCell" }, Lstm with { Type = "LSTMBlockCell", UsePeephole = true },
        new() { Type = "GRUCell", NumUnits = 3 }, new() { Type = "GRUBlockCellV2", NumUnits = 3 }, new() { Type = "BasicRNNCell", NumUnits = 3 },
    ];

    public static IEnumerable<TheoryDataRow<string, int>> Pairs =>
        from layout in WeightLayouts.All
        from k in Enumerable.Range(0, Cells.Length)
        where layout.CannotHold(Cells[k]) is null
        select new TheoryDataRow<string, int>(layout.Name, k) { Label = $"{layout.Name}: {Cells[k].Type} {Cells[k].Line}" };

    /// <summary>Those that shapes tell: TensorFlow's cells are told by the scopes of their variables.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> Seen => Pairs.Where(p => p.Data.Item1 != "tf" || Cells[p.Data.Item2].Type == "LSTMCell");

    /// <summary>Sizes, a seed, and whether float64.</summary>
    private static readonly Gen<(int Inputs, int Units, int Seed, bool Double)> Sizes = Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int, Gen.Bool);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void There_and_back_gives_the_same_bits(string name, int k) => Sizes.Sample(size =>
    {
        var (layout, cell) = Of(name, k, size.Units);
        var own = Draw(layout.Shapes(cell, size.Inputs), size.Seed, size.Double);
        Equal(own, layout.FromTensorFlow(cell, layout.ToTensorFlow(cell, own)));
        var plain = Linear(cell);
        var home = Draw(new TensorFlowCell().Shapes(plain, size.Inputs), size.Seed, size.Double);
        Equal(home, Known(layout.ToTensorFlow(plain, layout.FromTensorFlow(plain, home))));
    });

    /// <summary>⟨A w, g⟩ = ⟨w, Aᵀ g⟩, both ways, of the linear part: without a forget bias.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_gradient_goes_by_the_adjoint(string name, int k) => Sizes.Sample(size =>
    {
        var (layout, cell) = Of(name, k, size.Units);
        var linear = Linear(cell);
        var home = Draw(new TensorFlowCell().Shapes(cell, size.Inputs), size.Seed, true);
        var own = Draw(layout.Shapes(cell, size.Inputs), size.Seed + 1, true);
        Near(Product(layout.FromTensorFlow(linear, home), own), Product(home, layout.GradientToTensorFlow(cell, own)));
        Near(Product(Known(layout.ToTensorFlow(linear, own)), home), Product(own, layout.GradientFromTensorFlow(cell, home)));
    });

    /// <summary>A second bias and a folded forget bias come back by the remainder, unless the variable has changed since.</summary>
    [Fact]
    public void A_remainder_is_taken_only_where_the_variables_are_still_its_own()
    {
        var torch = new TorchLstm();
        var own = Draw(torch.Shapes(Lstm, 2), 5, false);
        var home = torch.ToTensorFlow(Lstm, own);
        Assert.Equal(["bias", "kernel", "remainder/torch.LSTM/bias_hh", "remainder/torch.LSTM/bias_ih"], home.Keys);
        home["bias"].As<float>()[0] += 1;
        var back = torch.FromTensorFlow(Lstm, home);
        Assert.All(back["bias_hh"].Array<float>(), x => Assert.Equal(0, x));
        Assert.Equal(home["bias"].As<float>()[0], back["bias_ih"].As<float>()[0]);
    }

    [Fact]
    public void Folding_says_what_it_costs()
    {
        var home = new TensorSet { ["kernel"] = Tensor.Zeros(DType.Float32, 5, 12), ["bias"] = Tensor.Of([0f, 0, 0, 0, 0, 0, 0.5f, 1e-9f, 0.1f, 1e-9f, 0, 0], 12) };
        Assert.Equal(2, new TorchLstm().LostByFolding(Lstm, home));
        Assert.Equal(0, new TorchLstm().LostByFolding(Lstm with { ForgetBias = 0 }, home));
        Assert.Equal(0, new TensorFlowCell().LostByFolding(Lstm, home));
    }

    [Theory]
    [InlineData("torch.LSTM", "i f g o")]
    [InlineData("onnx.LSTM", "i o f c")]
    [InlineData("keras.LSTM", "i f c o")]
    public void Gates_stand_in_the_others_order(string name, string order)
    {
        // each gate's bias is the gate's number in TensorFlow's order i j f o
        var home = new TensorSet { ["kernel"] = Tensor.Zeros(DType.Float32, 4, 12), ["bias"] = Tensor.Of([.. Enumerable.Range(0, 12).Select(k => (float)(k / 3))], 12) };
        var own = WeightLayouts.Find(name).FromTensorFlow(Lstm with { ForgetBias = 10 }, home);
        var bias = (own.Find("bias_ih") ?? own.Find("B") ?? own["bias"]).Array<float>();
        var expected = order.Split(' ').SelectMany(g => Enumerable.Repeat(g switch { "i" => 0f, "g" or "c" => 1f, "f" => 12f, _ => 3f }, 3));
        Assert.Equal(expected, bias.Take(12));
    }

    [Theory]
    [InlineData("torch.GRU")]
    [InlineData("keras.GRU(reset_after)")]
    [InlineData("onnx.GRU(linear_before_reset)")]
    public void A_GRU_of_another_function_is_refused_with_the_reason(string name)
    {
        var e = Assert.Throws<BadInputException>(() => WeightLayouts.Find(name).FromTensorFlow(Cells[9], []));
        Assert.StartsWith($"{name} cannot express GRUCell: the reset gate multiplies the product of the state there", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_library_lacks_is_refused()
    {
        Assert.Equal("cell_clip=3: it does not clip the state", new TorchLstm().CannotHold(Lstm with { CellClip = 3 }));
        Assert.Equal("use_peepholes: it has none", new TorchLstm().CannotHold(Lstm with { UsePeepholes = true }));
        Assert.Equal("num_proj=2: it has no projection", new OnnxLstm().CannotHold(Lstm with { NumProj = 2 }));
        Assert.Equal("activation=relu: it has tanh alone", new TorchLstm().CannotHold(Lstm with { Activation = "relu" }));
        Assert.StartsWith("only LSTMCell", new KerasLstm().CannotHold(Cells[9])!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "torch.LSTM: bias_hh: missing; got bias_ih, weight_hh, weight_ih")]
    [InlineData("extra", "torch.LSTM: weight_hr: expected only weight_ih, weight_hh, bias_ih, bias_hh")]
    [InlineData("transposed", "torch.LSTM: weight_hh: expected shape [12, 3], got [3, 12], which is its transpose")]
    [InlineData("units", "torch.LSTM: bias_ih: expected shape [12], got [16]")]
    [InlineData("integers", "torch.LSTM: bias_ih: expected float32 as the others, got int32")]
    public void Tensors_that_are_not_the_cells_are_refused(string what, string line)
    {
        var own = Draw(new TorchLstm().Shapes(Lstm, 2), 5, false);
        switch (what)
        {
            case "missing": own.Remove("bias_hh"); break;
            case "extra": own["weight_hr"] = Tensor.Zeros(DType.Float32, 1, 3); break;
            case "transposed": own["weight_hh"] = Tensor.Zeros(DType.Float32, 3, 12); break;
            case "units": own["bias_ih"] = Tensor.Zeros(DType.Float32, 16); break;
            case "integers": own["bias_ih"] = Tensor.Zeros(DType.Int32, 12); break;
        }

        Assert.Equal(line, Assert.Throws<BadInputException>(() => new TorchLstm().ToTensorFlow(Lstm, own)).Message);
    }

    [Fact]
    public void An_unknown_layout_is_named_with_those_there_are() =>
        Assert.StartsWith("weight layout 'pytorch': expected tf, tf.LSTMBlockCell, keras.LSTM,", Assert.Throws<BadInputException>(() => WeightLayouts.Find("pytorch")).Message, StringComparison.Ordinal);

    /// <summary>What a layout takes its tensors for is what they are of.</summary>
    [Theory]
    [MemberData(nameof(Seen))]
    public void The_cell_is_seen_by_the_shapes(string name, int k)
    {
        var (layout, cell) = Of(name, k, 3);
        var seen = layout.CellOf(Draw(layout.Shapes(cell, 4), 1, false));
        Assert.Equal((cell.NumUnits, cell.NumProj, cell.UsePeepholes || cell.UsePeephole), (seen!.NumUnits, seen.NumProj, seen.UsePeepholes || seen.UsePeephole));
    }

    /// <summary>An RNN of four units has as many rows as an LSTM of one.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    public void An_RNN_is_no_LSTM_however_many_units_it_has(int units)
    {
        var rnn = new TorchRnn();
        var weights = Draw(rnn.Shapes(new() { Type = "BasicRNNCell", NumUnits = units }, 5), 1, false);
        Assert.Null(new TorchLstm().CellOf(weights));
        Assert.Equal(units, rnn.CellOf(weights)!.NumUnits);
    }

    private static (WeightLayout Layout, CellSpec Cell) Of(string name, int k, int units) => (WeightLayouts.Find(name), Cells[k] with { NumUnits = units });

    private static CellSpec Linear(CellSpec cell) => cell.Type.Contains("LSTM", StringComparison.Ordinal) ? cell with { ForgetBias = 0 } : cell;

    private static TensorSet Draw(IEnumerable<(string Name, IReadOnlyList<int> Shape)> shapes, int seed, bool wide)
    {
        var random = new Random(seed);
        return new(shapes.Select(s => KeyValuePair.Create(s.Name, wide
            ? Tensor.Of(Values((int)Tensor.Size(s.Shape), () => random.NextDouble() - 0.5), [.. s.Shape])
            : Tensor.Of(Values((int)Tensor.Size(s.Shape), () => random.Next(9) == 0 ? -0f : random.NextSingle() - 0.5f), [.. s.Shape]))));
    }

    private static T[] Values<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    private static TensorSet Known(TensorSet set) => new(set.Where(p => !p.Key.StartsWith(WeightLayout.Remainder, StringComparison.Ordinal)));

    private static void Equal(TensorSet expected, TensorSet got)
    {
        Assert.Equal(expected.Keys, got.Keys);
        Assert.All(expected, p => Assert.True(p.Value.Bytes.SequenceEqual(got[p.Key].Bytes), p.Key));
    }

    private static double Product(TensorSet a, TensorSet b)
    {
        Assert.Equal(a.Keys, b.Keys);
        return a.Sum(p => Enumerable.Range(0, p.Value.Count).Sum(i => p.Value.At(i) * b[p.Key].At(i)));
    }

    private static void Near(double a, double b) => Assert.InRange(a - b, -1e-9, 1e-9);
}
