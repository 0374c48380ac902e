using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>An independent witness of the gradients: the loss itself, moved by a little, in float64.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Step = 1e-6;
    private readonly Sample<double> sample = new(11, 3, 5, 4, 3);

    [Fact]
    public void Every_gradient_is_the_slope_of_the_loss()
    {
        var (fw, bw, batch) = (sample.Weights(), sample.Weights(), sample.Inputs() with { SequenceLength = [5, 2, 0] });
        var initial = new Both<CellState<double>>(sample.State(), sample.State());
        var cotangents = new Both<RnnCotangents<double>>(sample.Cotangents(), sample.Cotangents());
        var rnn = new BidirectionalDynamicRnn<double>(new LstmCell(3) { ForgetBias = 0.7 });
        double Loss()
        {
            var result = rnn.Forward(new(fw, bw), batch, initial);
            return Dot(result.Fw.Outputs, cotangents.Fw.Outputs!) + Dot(result.Bw.Outputs, cotangents.Bw.Outputs!)
                + Dot(result.Fw.State.C, cotangents.Fw.State!.C) + Dot(result.Fw.State.H, cotangents.Fw.State.H)
                + Dot(result.Bw.State.C, cotangents.Bw.State!.C) + Dot(result.Bw.State.H, cotangents.Bw.State.H);
        }

        var g = rnn.Backward(rnn.Forward(new(fw, bw), batch, initial), cotangents);
        Slopes(batch.Inputs, g.Inputs, Loss);
        Slopes(fw.Kernel, g.Weights.Fw.Kernel, Loss);
        Slopes(bw.Kernel, g.Weights.Bw.Kernel, Loss);
        Slopes(fw.Bias, g.Weights.Fw.Bias, Loss);
        Slopes(bw.Bias, g.Weights.Bw.Bias, Loss);
        Slopes(initial.Fw.C, g.InitialState.Fw.C, Loss);
        Slopes(initial.Fw.H, g.InitialState.Fw.H, Loss);
        Slopes(initial.Bw.C, g.InitialState.Bw.C, Loss);
        Slopes(initial.Bw.H, g.InitialState.Bw.H, Loss);
    }

    private static void Slopes(double[] values, double[] gradient, Func<double> loss)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + Step;
            var above = loss();
            values[i] = value - Step;
            var below = loss();
            values[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-7);
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
