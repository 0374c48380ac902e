using System.Globalization;
using System.Numerics;
using Parity.Cases;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Tensors;

namespace Parity.Backends.Impl;

/// <summary>A case under Impl's driver for it, forward and backward.</summary>
/// <param name="row">The case.</param>
/// <param name="inputs">What is given.</param>
/// <param name="options">How Impl runs.</param>
/// <param name="trace">Where a trace goes, or null.</param>
internal sealed class ImplDrivers<T>(Case row, TensorSet inputs, RnnOptions options, TensorSet? trace)
    where T : unmanaged, INumberBase<T>
{
    private readonly CaseShape shape = CaseShape.Of(row, inputs);
    private readonly TensorSet result = new();

    /// <summary>Runs it.</summary>
    public TensorSet Run()
    {
        var batch = new RnnBatch<T>(shape.Batch, shape.Time, inputs.Need("inputs").Array<T>(), shape.Lengths);
        var cells = row.Driver == Driver.StackBidirectionalDynamicRnn ? row.Cell.Cells! : [row.Cell];
        RnnCell[] made = [.. cells.Select(ImplCells.Create)];
        var gradient = row.Driver switch
        {
            Driver.StackBidirectionalDynamicRnn => Stack(made, batch),
            Driver.StaticBidirectionalRnn => Concatenated(new StaticBidirectionalRnn<T>(made[0], options), batch),
            Driver.BidirectionalDynamicRnn => Bidirectional(made[0], batch),
            Driver.FusedRnn => Single(new FusedRnn<T>((LstmBlockCell)made[0], options), batch),
            Driver.StaticRnn => Single(new StaticRnn<T>(made[0], options), batch),
            _ => Single(new DynamicRnn<T>(made[0], options), batch),
        };
        result["gradient/inputs"] = Tensor.Of(gradient, inputs.Need("inputs").Shape);
        return result;
    }

    private T[] Single(Rnn<T> rnn, RnnBatch<T> batch)
    {
        var arrays = Arrays(rnn.Cell);
        var forward = rnn.Forward(arrays.Weights(string.Empty), batch, arrays.State("initial_state", string.Empty));
        var backward = rnn.Backward(forward, arrays.Cotangents(string.Empty));
        arrays.Put(result, string.Empty, forward.Outputs, forward.State);
        PutTrace(string.Empty, forward.Trace);
        arrays.PutGradients(result, string.Empty, backward.Weights, backward.InitialState);
        return backward.Inputs;
    }

    private T[] Bidirectional(RnnCell cell, RnnBatch<T> batch)
    {
        var (rnn, arrays) = (new BidirectionalDynamicRnn<T>(cell, options), Arrays(cell));
        var forward = rnn.Forward(arrays.Weights(), batch, arrays.State("initial_state"));
        var backward = rnn.Backward(forward, new(arrays.Cotangents("fw"), arrays.Cotangents("bw")));
        arrays.Put(result, "fw", forward.Fw.Outputs, forward.Fw.State);
        arrays.Put(result, "bw", forward.Bw.Outputs, forward.Bw.State);
        PutTrace("fw", forward.Fw.Trace);
        PutTrace("bw", forward.Bw.Trace);
        arrays.PutGradients(result, backward);
        return backward.Inputs;
    }

    private T[] Concatenated(ConcatenatedRnn<T> rnn, RnnBatch<T> batch)
    {
        var arrays = Arrays(rnn.Cell);
        var forward = rnn.Forward(arrays.Weights(), batch, arrays.State("initial_state"));
        var backward = rnn.Backward(forward, new(inputs.Need("cotangent/outputs").Array<T>(), arrays.State("cotangent/state")));
        arrays.PutOutputs(result, string.Empty, forward.Outputs, 2 * rnn.Cell.OutputSize);
        arrays.PutState(result, forward.State);
        arrays.PutGradients(result, backward);
        return backward.Inputs;
    }

    private T[] Stack(RnnCell[] cells, RnnBatch<T> batch)
    {
        var rnn = new StackBidirectionalDynamicRnn<T>(cells, options);
        ImplArrays<T>[] layers = [.. cells.Select((cell, l) => new ImplArrays<T>(
            row, cell, shape, inputs, l == 0 ? shape.Inputs : 2 * cells[l - 1].OutputSize, l.ToString(CultureInfo.InvariantCulture)))];
        var initial = inputs.Under("initial_state/").Any() ? layers.Select(a => a.State("initial_state")!).ToList() : null;
        var forward = rnn.Forward([.. layers.Select(a => a.Weights())], batch, initial);
        var backward = rnn.Backward(forward, inputs.Need("cotangent/outputs").Array<T>(), [.. layers.Select(a => a.State("cotangent/state")!)]);
        layers[^1].PutOutputs(result, string.Empty, forward.Outputs, 2 * cells[^1].OutputSize);
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].PutState(result, forward.Layers[l].State);
            layers[l].PutGradients(result, backward[l]);
        }

        return backward[0].Inputs;
    }

    private ImplArrays<T> Arrays(RnnCell cell) => new(row, cell, shape, inputs, shape.Inputs);

    private void PutTrace(string direction, CellTrace<T>? steps)
    {
        if (trace is null || steps is null)
        {
            return;
        }

        var shapes = TraceArrays.Shapes(row, shape).ToDictionary(StringComparer.Ordinal);
        foreach (var (part, array) in steps.Arrays)
        {
            var name = TraceArrays.Name(direction, part);
            trace[name] = Tensor.Of(array, shapes[name]);
        }
    }
}
