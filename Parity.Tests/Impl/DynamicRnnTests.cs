using CsCheck;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>What must hold of the driver whatever TensorFlow says.</summary>
public sealed class DynamicRnnTests
{
    private static readonly Gen<(int Seed, int B, int T, int I, int H)> Sizes = Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[1, 9], Gen.Int[1, 6], Gen.Int[1, 20], Gen.Int[1, 35]);

    [Fact]
    public void Padding_never_matters_not_even_NaN() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, s.B, s.T, s.I, s.H);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        if (batch is { Batch: 1, SequenceLength: [0] })
        {
            return; // TensorFlow's idle step: the signs of zeros come from what is in the padding
        }

        var dirty = Dirty(batch, batch.Inputs, s.I);
        var dirtyCotangents = cotangents with { Outputs = Dirty(batch, cotangents.Outputs!, s.H) };
        AssertSame(Run(sample, weights, batch, cotangents), Run(sample, weights, batch with { Inputs = dirty }, dirtyCotangents));
    }, iter: 60);

    [Fact]
    public void The_number_of_threads_never_matters() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, s.B + 20, s.T + 10, s.I + 40, s.H + 40);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var one = Run(sample, weights, batch, cotangents, threads: 1);
        AssertSame(one, Run(sample, weights, batch, cotangents, threads: 2));
        AssertSame(one, Run(sample, weights, batch, cotangents, threads: 5));
    }, iter: 10);

    [Fact]
    public void Doubling_the_cotangents_doubles_the_gradients_to_the_bit() => Sizes.Sample(s =>
    {
        var sample = new Sample<double>(s.Seed, s.B, s.T, s.I, s.H);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var twice = new RnnCotangents<double>(Twice(cotangents.Outputs!), new(Twice(cotangents.State!.C), Twice(cotangents.State.H)));
        var (once, doubled) = (Run(sample, weights, batch, cotangents).Gradients, Run(sample, weights, batch, twice).Gradients);
        Assert.Equal(Twice(once.Inputs), doubled.Inputs);
        Assert.Equal(Twice(once.Weights.Kernel), doubled.Weights.Kernel);
        Assert.Equal(Twice(once.InitialState.C), doubled.InitialState.C);
    }, iter: 40);

    [Fact]
    public void The_gradient_of_a_sum_of_cotangents_is_the_sum() => Sizes.Sample(s =>
    {
        var sample = new Sample<double>(s.Seed, s.B, s.T, s.I, s.H);
        var (weights, batch, a, b) = (sample.Weights(), sample.Inputs(), sample.Cotangents(), sample.Cotangents());
        var sum = new RnnCotangents<double>(Plus(a.Outputs!, b.Outputs!), new(Plus(a.State!.C, b.State!.C), Plus(a.State.H, b.State.H)));
        var expected = Plus(Run(sample, weights, batch, a).Gradients.Weights.Kernel, Run(sample, weights, batch, b).Gradients.Weights.Kernel);
        AssertClose(expected, Run(sample, weights, batch, sum).Gradients.Weights.Kernel, 1e-11);
    }, iter: 40);

    [Fact]
    public void A_batch_equals_its_rows_run_alone_to_within_rounding() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, s.B, s.T, s.I, s.H);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var (result, _) = Run(sample, weights, batch, cotangents);
        for (var n = 0; n < s.B; n++)
        {
            var row = new RnnBatch<float>(1, s.T, batch.Inputs[(n * s.T * s.I)..((n + 1) * s.T * s.I)], [batch.SequenceLength![n]]);
            var alone = new DynamicRnn<float>(sample.Cell).Forward(weights, row);
            AssertClose(Array.ConvertAll(result.Outputs[(n * s.T * s.H)..((n + 1) * s.T * s.H)], x => (double)x), Array.ConvertAll(alone.Outputs, x => (double)x), 1e-5);
        }
    }, iter: 40);

    [Fact]
    public void A_result_can_be_used_again_and_gone_back_from_twice()
    {
        var sample = new Sample<float>(3, 5, 6, 7, 8);
        var rnn = new DynamicRnn<float>(sample.Cell);
        var (weights, first, second, cotangents) = (sample.Weights(), sample.Inputs(), sample.Inputs(), sample.Cotangents());
        var result = rnn.Forward(weights, first);
        var gradients = rnn.Backward(result, cotangents);
        var kernel = gradients.Weights.Kernel.ToArray();
        Assert.Equal(kernel, rnn.Backward(result, cotangents).Weights.Kernel);
        rnn.Forward(weights, second, into: result);
        rnn.Backward(result, cotangents, gradients);
        Assert.NotEqual(kernel, gradients.Weights.Kernel);
        AssertSame(Run(sample, weights, second, cotangents), (result, gradients));
    }

    [Fact]
    public void Nor_where_they_share_the_columns_of_a_few_rows() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, 1 + (s.B % 3), s.T + 100, s.I + 40, s.H + 60);
        var (weights, batch, cotangents) = (sample.Weights(), sample.Inputs(), sample.Cotangents());
        var one = Run(sample, weights, batch, cotangents, threads: 1);
        AssertSame(one, Run(sample, weights, batch, cotangents, threads: 2));
        AssertSame(one, Run(sample, weights, batch, cotangents, threads: 3));
    }, iter: 10);

    [Fact]
    public void Nor_where_two_networks_run_at_once()
    {
        // the second finds the team of threads busy and does its work alone
        Sample<float>[] samples = [new(1, 2, 300, 64, 128), new(2, 1, 300, 64, 128), new(3, 40, 60, 32, 64)];
        var work = samples.Select(s => (Sample: s, Weights: s.Weights(), Batch: s.Inputs(), Cotangents: s.Cotangents())).ToArray();
        var alone = work.Select(w => Run(w.Sample, w.Weights, w.Batch, w.Cotangents, threads: 1)).ToArray();
        Parallel.For(0, 30, i => AssertSame(alone[i % 3], Run(work[i % 3].Sample, work[i % 3].Weights, work[i % 3].Batch, work[i % 3].Cotangents, threads: 3)));
    }

    [Fact]
    public void Forward_only_gives_the_same_and_has_no_way_back() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, s.B, s.T, s.I, s.H);
        var (weights, batch, state) = (sample.Weights(), sample.Inputs(), sample.State());
        var kept = new DynamicRnn<float>(sample.Cell).Forward(weights, batch, state);
        var rnn = new DynamicRnn<float>(sample.Cell, new RnnOptions { ForwardOnly = true });
        var result = rnn.Forward(weights, batch, state);
        Assert.Equal(Bits(kept.Outputs), Bits(result.Outputs));
        Assert.Equal(Bits(kept.State.C), Bits(result.State.C));
        Assert.Equal(Bits(kept.State.H), Bits(result.State.H));
        Assert.Throws<InvalidOperationException>(() => rnn.Backward(result, sample.Cotangents()));
    }, iter: 60);

    [Fact]
    public void Going_back_again_gives_the_same() => Sizes.Sample(s =>
    {
        var sample = new Sample<float>(s.Seed, s.B, s.T, s.I, s.H);
        var rnn = new DynamicRnn<float>(sample.Cell);
        var cotangents = sample.Cotangents();
        var result = rnn.Forward(sample.Weights(), sample.Inputs(), sample.State());
        var first = rnn.Backward(result, cotangents);
        Array.Clear(result.Outputs);
        AssertSame((result, first), (result, rnn.Backward(result, cotangents)));
        Assert.All(result.Outputs, y => Assert.Equal(0f, y)); // the caller's by now, and not written again
    }, iter: 60);

    [Fact]
    public void An_empty_batch_gives_empty_outputs_and_zero_gradients()
    {
        var sample = new Sample<float>(1, 0, 3, 2, 4);
        var (result, gradients) = Run(sample, sample.Weights(), new RnnBatch<float>(0, 3, []), new RnnCotangents<float>([], new CellState<float>([], [])));
        Assert.Empty(result.Outputs);
        Assert.All(gradients.Weights.Kernel, g => Assert.Equal(0f, g));
    }

    private static (RnnResult<T> Result, RnnGradients<T> Gradients) Run<T>(Sample<T> sample, CellWeights<T> weights, RnnBatch<T> batch, RnnCotangents<T> cotangents, int threads = 1)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var rnn = new DynamicRnn<T>(sample.Cell, new RnnOptions { MaxThreads = threads });
        var result = rnn.Forward(weights, batch);
        return (result, rnn.Backward(result, cotangents));
    }

    private static void AssertSame((RnnResult<float> Result, RnnGradients<float> Gradients) a, (RnnResult<float> Result, RnnGradients<float> Gradients) b)
    {
        Assert.Equal(Bits(a.Result.Outputs), Bits(b.Result.Outputs));
        Assert.Equal(Bits(a.Result.State.C), Bits(b.Result.State.C));
        Assert.Equal(Bits(a.Gradients.Inputs), Bits(b.Gradients.Inputs));
        Assert.Equal(Bits(a.Gradients.Weights.Kernel), Bits(b.Gradients.Weights.Kernel));
        Assert.Equal(Bits(a.Gradients.Weights.Bias), Bits(b.Gradients.Weights.Bias));
        Assert.Equal(Bits(a.Gradients.InitialState.H), Bits(b.Gradients.InitialState.H));
    }

    private static void AssertClose(double[] expected, double[] got, double tolerance)
    {
        var largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.All(expected.Zip(got), p => Assert.True(Math.Abs(p.First - p.Second) <= tolerance * Math.Max(1, largest), $"{p.First} and {p.Second}"));
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static double[] Twice(double[] values) => Array.ConvertAll(values, v => 2 * v);

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static float[] Dirty(RnnBatch<float> batch, float[] values, int depth)
    {
        var dirty = values.ToArray();
        for (var n = 0; n < batch.Batch; n++)
        {
            dirty.AsSpan(((n * batch.Time) + batch.SequenceLength![n]) * depth, (batch.Time - batch.SequenceLength[n]) * depth).Fill(float.NaN);
        }

        return dirty;
    }
}
