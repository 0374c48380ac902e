using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>The gradients of both directions are the slopes of the loss.</summary>
public sealed class FiniteDifferenceTests
{
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
            return Slopes.Dot(result.Fw.Outputs, cotangents.Fw.Outputs!) + Slopes.Dot(result.Bw.Outputs, cotangents.Bw.Outputs!)
                + Slopes.Dot(result.Fw.State.C, cotangents.Fw.State!.C) + Slopes.Dot(result.Fw.State.H, cotangents.Fw.State.H)
                + Slopes.Dot(result.Bw.State.C, cotangents.Bw.State!.C) + Slopes.Dot(result.Bw.State.H, cotangents.Bw.State.H);
        }

        var g = rnn.Backward(rnn.Forward(new(fw, bw), batch, initial), cotangents);
        Slopes.AreThose(batch.Inputs, g.Inputs, Loss);
        Slopes.AreThose(fw.Kernel, g.Weights.Fw.Kernel, Loss);
        Slopes.AreThose(bw.Kernel, g.Weights.Bw.Kernel, Loss);
        Slopes.AreThose(fw.Bias, g.Weights.Fw.Bias, Loss);
        Slopes.AreThose(bw.Bias, g.Weights.Bw.Bias, Loss);
        Slopes.AreThose(initial.Fw.C, g.InitialState.Fw.C, Loss);
        Slopes.AreThose(initial.Fw.H, g.InitialState.Fw.H, Loss);
        Slopes.AreThose(initial.Bw.C, g.InitialState.Bw.C, Loss);
        Slopes.AreThose(initial.Bw.H, g.InitialState.Bw.H, Loss);
    }
}
