using CsCheck;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>The bidirectional driver is two <see cref="DynamicRnn{T}"/> and <see cref="ReverseSequence"/> around the second.</summary>
public sealed class BidirectionalDynamicRnnTests
{
    [Fact]
    public void It_is_what_its_parts_give_to_the_bit() => Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[1, 6], Gen.Int[1, 6], Gen.Bool, Gen.Bool).Sample((seed, b, t, ragged, timeMajor) =>
    {
        const int I = 5, H = 7;
        var sample = new Sample<float>(seed, b, t, I, H);
        var (fw, bw, batch, dfw, dbw) = (sample.Weights(), sample.Weights(), sample.Inputs(ragged), sample.Cotangents(), sample.Cotangents());
        var options = new RnnOptions { TimeMajor = timeMajor };
        var both = new BidirectionalDynamicRnn<float>(sample.Cell, options);
        var result = both.Forward(new(fw, bw), batch);
        var gradients = both.Backward(result, new(dfw, dbw));

        var one = new DynamicRnn<float>(sample.Cell, options);
        float[] Turn(float[] values)
        {
            var turned = new float[values.Length];
            if (ragged)
            {
                ReverseSequence.Forward<float>(values, batch.SequenceLength, t, timeMajor, turned);
            }
            else
            {
                Reverse.Forward<float>(values, b, t, timeMajor, turned);
            }

            return turned;
        }

        var forward = one.Forward(fw, batch);
        var backward = one.Forward(bw, batch with { Inputs = Turn(batch.Inputs) });
        var forwardGradients = one.Backward(forward, dfw);
        var backwardGradients = one.Backward(backward, dbw with { Outputs = Turn(dbw.Outputs!) });
        Assert.Equal(forward.Outputs, result.Fw.Outputs);
        Assert.Equal(Turn(backward.Outputs), result.Bw.Outputs);
        Assert.Equal(backward.State.C, result.Bw.State.C);
        Assert.Equal(backwardGradients.Weights.Kernel, gradients.Weights.Bw.Kernel);
        Assert.Equal(forwardGradients.Inputs.Zip(Turn(backwardGradients.Inputs), (x, y) => x + y), gradients.Inputs);
    }, iter: 60);
}
