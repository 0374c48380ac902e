using System.Globalization;
using System.Numerics;
using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Tensors;

namespace Parity.Models.Running;

/// <summary>A saved network under Impl's driver for it, forward only.</summary>
/// <param name="row">The run as a case.</param>
/// <param name="shape">Its sizes.</param>
/// <param name="given">inputs and initial states.</param>
/// <param name="weights">Its weights under <c>weights/</c> and TensorFlow's default names.</param>
/// <param name="how">How it is run.</param>
internal sealed class NetworkRun<T>(Case row, CaseShape shape, TensorSet given, TensorSet weights, ModelRunOptions how)
    where T : unmanaged, INumberBase<T>
{
    private readonly TensorSet result = new();
    private readonly TensorSet all = new(given.Where(p => p.Key.StartsWith("initial_state/", StringComparison.Ordinal)).Concat(weights));

    private readonly RnnOptions options = new()
    {
        ForwardOnly = true,
        MaxThreads = how.Threads,
        Numerics = ImplNumerics.Of(row.Reference, row).Numerics,
        TimeMajor = row.TimeMajor,
    };

    /// <summary>Runs it: <c>outputs…</c> and <c>state/…</c>.</summary>
    public TensorSet Run()
    {
        var batch = new RnnBatch<T>(shape.Batch, shape.Time, given.Need("inputs").Array<T>(), shape.Lengths);
        switch (row.Driver)
        {
            case Driver.StackBidirectionalDynamicRnn:
                Stack(batch);
                break;
            case Driver.BidirectionalDynamicRnn:
                Bidirectional(batch);
                break;
            case Driver.FusedRnn:
                Single(new FusedRnn<T>((LstmBlockCell)ImplCells.Create(row.Cell), options), batch);
                break;
            default:
                Single(new DynamicRnn<T>(ImplCells.Create(row.Cell), options), batch);
                break;
        }

        return result;
    }

    private void Single(Rnn<T> rnn, RnnBatch<T> batch)
    {
        var arrays = new ImplArrays<T>(row, rnn.Cell, shape, all, shape.Inputs);
        var forward = rnn.Forward(arrays.Weights(string.Empty), batch, arrays.State("initial_state", string.Empty));
        arrays.Put(result, string.Empty, forward.Outputs, forward.State);
    }

    private void Bidirectional(RnnBatch<T> batch)
    {
        var rnn = new BidirectionalDynamicRnn<T>(ImplCells.Create(row.Cell), options);
        var arrays = new ImplArrays<T>(row, rnn.Cell, shape, all, shape.Inputs);
        var forward = rnn.Forward(arrays.Weights(), batch, arrays.State("initial_state"));
        arrays.Put(result, "fw", forward.Fw.Outputs, forward.Fw.State);
        arrays.Put(result, "bw", forward.Bw.Outputs, forward.Bw.State);
    }

    private void Stack(RnnBatch<T> batch)
    {
        RnnCell[] cells = [.. row.Cell.Cells!.Select(ImplCells.Create)];
        ImplArrays<T>[] layers = [.. cells.Select((cell, l) => new ImplArrays<T>(row, cell, shape, all, l == 0 ? shape.Inputs : 2 * cells[l - 1].OutputSize, l.ToString(CultureInfo.InvariantCulture)))];
        var initial = all.Under("initial_state/").Any() ? layers.Select(a => a.State("initial_state")!).ToList() : null;
        var forward = new StackBidirectionalDynamicRnn<T>(cells, options).Forward([.. layers.Select(a => a.Weights())], batch, initial);
        layers[^1].PutOutputs(result, string.Empty, forward.Outputs, 2 * cells[^1].OutputSize);
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].PutState(result, forward.Layers[l].State);
        }
    }
}
