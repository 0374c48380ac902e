using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>What must hold of every cell whatever TensorFlow says.</summary>
public sealed class EveryCellTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => EveryCell.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_never_matters(string name)
    {
        foreach (var (batch, time) in ((int, int)[])[(40, 30), (23, 40), (2, 300), (1, 300)])
        {
            var sample = new Sample<float>(batch, batch, time, 40, EveryCell.Of(40)[name]);
            var (weights, inputs, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
            var one = Run(sample, weights, inputs, cotangents, new RnnOptions { MaxThreads = 1 });
            foreach (var threads in (int[])[2, 3, 5])
            {
                AssertSame(one, Run(sample, weights, inputs, cotangents, new RnnOptions { MaxThreads = threads }));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_never_matters_and_going_back_again_gives_the_same(string name)
    {
        var sample = new Sample<float>(5, 6, 7, 9, EveryCell.Of(9)[name]);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var dirty = batch.Inputs.ToArray();
        for (var n = 0; n < batch.Batch; n++)
        {
            dirty.AsSpan(((n * 7) + batch.SequenceLength![n]) * 9, (7 - batch.SequenceLength[n]) * 9).Fill(1e6f);
        }

        var options = new RnnOptions();
        var clean = Run(sample, weights, batch, cotangents, options);
        AssertSame(clean, Run(sample, weights, batch with { Inputs = dirty }, cotangents, options));
        AssertSame(clean, (clean.Result, new DynamicRnn<float>(sample.Cell).Backward(clean.Result, cotangents)));
        var forward = new DynamicRnn<float>(sample.Cell, new RnnOptions { ForwardOnly = true }).Forward(weights, batch);
        Assert.Equal(Bits(clean.Result.Outputs), Bits(forward.Outputs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trace_ends_in_the_last_state_and_changes_nothing(string name)
    {
        var sample = new Sample<float>(6, 5, 4, 6, EveryCell.Of(6)[name]);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var traced = Run(sample, weights, batch, cotangents, new RnnOptions { Trace = true });
        AssertSame(Run(sample, weights, batch, cotangents, new RnnOptions()), traced);
        foreach (var (part, state) in sample.Cell.States.Zip(traced.Result.State.Arrays))
        {
            Assert.Equal(state, traced.Result.Trace!.Arrays[part.Path][^state.Length..]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gradient_is_the_slope_of_the_loss(string name)
    {
        // relu has a corner and a clip another: a step that crosses one has no slope
        var sample = new Sample<double>(12, 3, 4, 3, EveryCell.Of(3)[name]);
        var (weights, batch, initial, cotangents) = (sample.Weights(), sample.Inputs() with { SequenceLength = [4, 2, 0] }, sample.State(), sample.Cotangents());
        var rnn = new DynamicRnn<double>(sample.Cell);
        double Loss()
        {
            var result = rnn.Forward(weights, batch, initial);
            return Slopes.Dot(result.Outputs, cotangents.Outputs!) + result.State.Arrays.Zip(cotangents.State!.Arrays, Slopes.Dot).Sum();
        }

        var gradients = rnn.Backward(rnn.Forward(weights, batch, initial), cotangents);
        double[][] values = [batch.Inputs, .. weights.Arrays, .. initial.Arrays], slopes = [gradients.Inputs, .. gradients.Weights.Arrays, .. gradients.InitialState.Arrays];
        foreach (var (value, slope) in values.Zip(slopes))
        {
            Slopes.AreThose(value, slope, Loss);
        }
    }

    private static (RnnResult<T> Result, RnnGradients<T> Gradients) Run<T>(Sample<T> sample, CellWeights<T> weights, RnnBatch<T> batch, RnnCotangents<T> cotangents, RnnOptions options)
        where T : unmanaged, INumberBase<T>
    {
        var rnn = new DynamicRnn<T>(sample.Cell, options);
        var result = rnn.Forward(weights, batch);
        return (result, rnn.Backward(result, cotangents));
    }

    private static void AssertSame((RnnResult<float> Result, RnnGradients<float> Gradients) a, (RnnResult<float> Result, RnnGradients<float> Gradients) b)
    {
        Assert.Equal(All(a).Select(Bits), All(b).Select(Bits));

        static IEnumerable<float[]> All((RnnResult<float> Result, RnnGradients<float> Gradients) run) =>
            [run.Result.Outputs, .. run.Result.State.Arrays, run.Gradients.Inputs, .. run.Gradients.Weights.Arrays, .. run.Gradients.InitialState.Arrays];
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
