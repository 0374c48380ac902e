using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>What holds for every cell and every driver, whatever TensorFlow's bits.</summary>
[Collection(nameof(Alone))]
public sealed class CellTests
{
    public static IEnumerable<TheoryDataRow<RnnCell>> Cells =>
        ((RnnCell[])
        [
            new GruCell(3), new GruCell(1) { Activation = Activation.Sigmoid }, new GruCell(4) { Activation = Activation.Identity }, new GruBlockCell(3),
            new BasicRnnCell(3), new BasicRnnCell(1) { Activation = Activation.Sigmoid }, new BasicRnnCell(5) { Activation = Activation.Identity },
            new LstmBlockCell(3) { UsePeephole = true }, new LstmBlockCell(2) { ForgetBias = 0.3 },
            new CoupledLstmCell(3) { UsePeepholes = true, NumProj = 2, ForgetBias = 0.5 }, new CoupledLstmCell(2) { Activation = Activation.Identity },
            new LayerNormLstmCell(4), new LayerNormLstmCell(3) { ForgetBias = 0.2, Activation = Activation.Identity },
        ]).Select(cell => new TheoryDataRow<RnnCell>(cell) { Label = $"{cell}" });

    public static IEnumerable<TheoryDataRow<RnnCell>> Large =>
        ((RnnCell[])[new GruCell(70), new GruBlockCell(64), new BasicRnnCell(130) { Activation = Activation.Relu }, new LstmBlockCell(48) { UsePeephole = true }, new CoupledLstmCell(40) { UsePeepholes = true }, new LayerNormLstmCell(35)])
        .Select(cell => new TheoryDataRow<RnnCell>(cell) { Label = $"{cell}" });

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_gradient_is_the_slope_of_the_loss(RnnCell cell)
    {
        var sample = new CellSample<double>(cell, 3, 3, 5, 2);
        var batch = sample.Inputs() with { SequenceLength = [5, 2, 0] };
        var (weights, initial, cotangents) = (Two(() => sample.Weights()), Two(sample.State), new ConcatenatedCotangents<double>(sample.Outputs(2), Two(sample.State)));
        var rnn = new StaticBidirectionalRnn<double>(cell);
        double Loss()
        {
            var result = rnn.Forward(weights, batch, initial);
            return Slopes.Dot(result.Outputs, cotangents.Outputs!) + Dot(result.State.Fw, cotangents.State!.Fw) + Dot(result.State.Bw, cotangents.State.Bw);
        }

        var g = rnn.Backward(rnn.Forward(weights, batch, initial), cotangents);
        Slopes.AreThose(batch.Inputs, g.Inputs, Loss);
        foreach (var (values, gradient) in weights.Fw.Arrays.Concat(weights.Bw.Arrays).Concat(initial.Fw.Arrays).Concat(initial.Bw.Arrays)
            .Zip(g.Weights.Fw.Arrays.Concat(g.Weights.Bw.Arrays).Concat(g.InitialState.Fw.Arrays).Concat(g.InitialState.Bw.Arrays)))
        {
            Slopes.AreThose(values, gradient, Loss);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_static_network_is_a_dynamic_one_but_for_the_order_of_sums(RnnCell cell)
    {
        var sample = new CellSample<double>(cell, 4, 4, 12, 3);
        var (weights, batch, initial, cotangents) = (sample.Weights(), sample.Inputs(), sample.State(), new RnnCotangents<double>(sample.Outputs(), sample.State()));
        var (loop, unrolled) = (new DynamicRnn<double>(cell), new StaticRnn<double>(cell));
        var (a, b) = (loop.Forward(weights, batch, initial), unrolled.Forward(weights, batch, initial));
        Assert.Equal(a.Outputs, b.Outputs);
        var (da, db) = (loop.Backward(a, cotangents), unrolled.Backward(b, cotangents));
        foreach (var (x, y) in da.Weights.Arrays.Append(da.Inputs).Zip(db.Weights.Arrays.Append(db.Inputs)))
        {
            Assert.All(x.Zip(y), p => Assert.Equal(p.First, p.Second, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void What_is_in_the_padding_never_matters(RnnCell cell)
    {
        var sample = new CellSample<float>(cell, 5, 5, 6, 3);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs() with { SequenceLength = [6, 0, 3, 1, 6] }, new RnnCotangents<float>(sample.Outputs(), sample.State()));
        var rnn = new DynamicRnn<float>(cell);
        var clean = rnn.Backward(rnn.Forward(weights, batch), cotangents);
        batch.Inputs.AsSpan(6 * 3, 6 * 3).Fill(float.NaN);
        var padded = rnn.Backward(rnn.Forward(weights, batch), cotangents);
        Assert.Equal(clean.Inputs, padded.Inputs);
        Assert.Equal(clean.Weights.Arrays, padded.Weights.Arrays);
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void The_number_of_threads_never_matters(RnnCell cell)
    {
        foreach (var size in (int[])[1, 2, 9, 40])
        {
            var sample = new CellSample<float>(cell, size, size, 7, 33);
            var (weights, batch, cotangents) = (Two(() => sample.Weights()), sample.Inputs(), new ConcatenatedCotangents<float>(sample.Outputs(2), Two(sample.State)));
            var results = ((int[])[1, 4]).Select(threads =>
            {
                var rnn = new StaticBidirectionalRnn<float>(cell, new RnnOptions { MaxThreads = threads });
                var forward = rnn.Forward(weights, batch);
                return (forward.Outputs, rnn.Backward(forward, cotangents));
            }).ToList();
            Assert.Equal(results[0].Outputs, results[1].Outputs);
            Assert.Equal(results[0].Item2.Inputs, results[1].Item2.Inputs);
            Assert.Equal(results[0].Item2.Weights.Fw.Arrays, results[1].Item2.Weights.Fw.Arrays);
            Assert.Equal(results[0].Item2.Weights.Bw.Arrays, results[1].Item2.Weights.Bw.Arrays);
        }
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void A_training_step_of_a_stack_allocates_nothing(RnnCell cell)
    {
        var sample = new CellSample<float>(cell, 6, 12, 11, 20);
        var rnn = new StackBidirectionalDynamicRnn<float>([cell, cell], new RnnOptions { MaxThreads = 2 });
        Both<CellWeights<float>>[] weights = [Two(() => sample.Weights()), Two(() => sample.Weights(2 * cell.OutputSize))];
        var (batch, outputs, states) = (sample.Inputs(), sample.Outputs(2), (Both<CellState<float>>[])[Two(sample.State), Two(sample.State)]);
        var result = rnn.Forward(weights, batch, states);
        var gradients = rnn.Backward(result, outputs, states);
        void Train()
        {
            rnn.Forward(weights, batch, states, result);
            rnn.Backward(result, outputs, states, gradients);
        }

        Train();
        Allocations.AreNone(Train);
    }

    [Fact]
    public void A_layer_too_few()
    {
        var sample = new CellSample<float>(new GruCell(3), 7, 2, 3, 4);
        var rnn = new StackBidirectionalDynamicRnn<float>([sample.Cell, sample.Cell]);
        Assert.Equal("weights: expected one for each of 2 layers, got 1", Assert.Throws<ArgumentException>(() => rnn.Forward([Two(() => sample.Weights())], sample.Inputs())).Message);
    }

    [Fact]
    public void Num_units_below_one() => Assert.All(
        (Func<RnnCell>[])[() => new GruCell(0), () => new BasicRnnCell(0), () => new GruBlockCell(0), () => new LstmBlockCell(0), () => new CoupledLstmCell(0), () => new LayerNormLstmCell(0)],
        cell => Assert.Throws<ArgumentOutOfRangeException>(() => new StaticRnn<float>(cell())));

    private static Both<TItem> Two<TItem>(Func<TItem> make) => new(make(), make());

    private static double Dot(CellState<double> a, CellState<double> b) => a.Arrays.Zip(b.Arrays, Slopes.Dot).Sum();
}
