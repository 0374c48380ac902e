using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>A training step on buffers of its own allocates nothing once they have been used, on any thread.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => EveryCell.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_allocates_nothing(string name)
    {
        foreach (var threads in (int[])[1, 2])
        {
            Check(EveryCell.Of(48)[name], threads);
        }
    }

    private static void Check(Parity.Impl.Cells.RnnCell cell, int threads)
    {
        var sample = new Sample<float>(5, 16, 20, 48, cell);
        var rnn = new BidirectionalDynamicRnn<float>(sample.Cell, new RnnOptions { MaxThreads = threads });
        var weights = new Both<Parity.Impl.Cells.CellWeights<float>>(sample.Weights(), sample.Weights());
        var batch = sample.Inputs();
        var cotangents = new Both<RnnCotangents<float>>(sample.Cotangents(), sample.Cotangents());
        var result = rnn.Forward(weights, batch);
        var gradients = rnn.Backward(result, cotangents);
        void Train()
        {
            rnn.Forward(weights, batch, into: result);
            rnn.Backward(result, cotangents, gradients);
        }

        Train();
        Allocations.AreNone(Train);
    }
}

/// <summary>Tests that measure the process and so run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
