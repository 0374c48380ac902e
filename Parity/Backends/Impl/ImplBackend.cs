using System.Numerics;
using Parity.Cases;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Initializers;
using Parity.Tensors;

namespace Parity.Backends.Impl;

/// <summary>Impl, in the numerics of the case's golden.</summary>
/// <param name="threads">Threads to use at most; results do not depend on it.</param>
public sealed class ImplBackend(int threads) : IBackend, ITraces
{
    /// <inheritdoc/>
    public string Name => "impl";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cannot = row.Driver == Driver.InitialWeights ? row.Cell.Unsupported
            : row.Driver.CannotTake(row.Cell) ?? ImplCells.CannotCreate(row.Cell) ?? (row.Driver.IsPlain() ? null : $"driver {row.Driver.Name()} is not implemented");
        return cannot ?? (row.DType.IsFloating() ? null : $"dtype {row.DType.Name()}: expected float32 or float64");
    }

    /// <inheritdoc/>
    public string? CannotTrace(Case row) => CannotRun(row) ?? row.Cell.NotPlain ?? (row.Driver == Driver.InitialWeights ? "initial weights have no steps" : null);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs) => Run(row, inputs, trace: null);

    /// <inheritdoc/>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        var trace = new TensorSet();
        Run(row, inputs, trace);
        return trace;
    }

    private TensorSet Run(Case row, TensorSet inputs, TensorSet? trace)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        return row.Driver == Driver.InitialWeights ? InitialWeights(inputs)
            : row.DType == DType.Float32 ? Run<float>(row, inputs, trace)
            : Run<double>(row, inputs, trace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static TensorSet InitialWeights(TensorSet inputs)
    {
        var result = new TensorSet();
        foreach (var (name, sizes) in inputs.Under("shape/"))
        {
            var variable = name["shape/".Length..];
            var shape = Array.ConvertAll(sizes.Array<long>(), d => checked((int)d));
            result[$"initial/{variable}"] = inputs.Find("seed/" + variable) is { } seeds
                ? Tensor.Of(GlorotUniform.Create(shape[0], shape[1], seeds.As<long>()[0], seeds.As<long>()[1]), shape)
                : Tensor.Of(Zeros.Create(shape[0]), shape);
        }

        return result;
    }

    private TensorSet Run<T>(Case row, TensorSet inputs, TensorSet? trace)
        where T : unmanaged, INumberBase<T>
    {
        var shape = CaseShape.Of(row, inputs);
        var cell = ImplCells.Create(row.Cell);
        var options = new RnnOptions { TimeMajor = row.TimeMajor, MaxThreads = threads, Numerics = ImplNumerics.Of(row.Reference).Numerics, Trace = trace is not null };
        var batch = new RnnBatch<T>(shape.Batch, shape.Time, inputs.Need("inputs").Array<T>(), shape.Lengths);
        var arrays = new ImplArrays<T>(row, cell, shape, inputs);
        var result = new TensorSet();
        if (row.Driver == Driver.DynamicRnn)
        {
            var rnn = new DynamicRnn<T>(cell, options);
            var forward = rnn.Forward(arrays.Weights(string.Empty), batch, arrays.State("initial_state", string.Empty));
            var backward = rnn.Backward(forward, arrays.Cotangents(string.Empty));
            arrays.Put(result, string.Empty, forward.Outputs, forward.State);
            PutTrace(trace, row, shape, string.Empty, forward.Trace);
            arrays.PutGradients(result, string.Empty, backward.Weights, backward.InitialState);
            result["gradient/inputs"] = Tensor.Of(backward.Inputs, inputs.Need("inputs").Shape);
        }
        else
        {
            var rnn = new BidirectionalDynamicRnn<T>(cell, options);
            var initial = arrays.State("initial_state", "fw") is { } fw ? new Both<CellState<T>>(fw, arrays.State("initial_state", "bw")!) : null;
            var forward = rnn.Forward(new(arrays.Weights("fw"), arrays.Weights("bw")), batch, initial);
            var backward = rnn.Backward(forward, new(arrays.Cotangents("fw"), arrays.Cotangents("bw")));
            arrays.Put(result, "fw", forward.Fw.Outputs, forward.Fw.State);
            arrays.Put(result, "bw", forward.Bw.Outputs, forward.Bw.State);
            PutTrace(trace, row, shape, "fw", forward.Fw.Trace);
            PutTrace(trace, row, shape, "bw", forward.Bw.Trace);
            arrays.PutGradients(result, "fw", backward.Weights.Fw, backward.InitialState.Fw);
            arrays.PutGradients(result, "bw", backward.Weights.Bw, backward.InitialState.Bw);
            result["gradient/inputs"] = Tensor.Of(backward.Inputs, inputs.Need("inputs").Shape);
        }

        return result;
    }

    private static void PutTrace<T>(TensorSet? trace, Case row, CaseShape shape, string direction, CellTrace<T>? steps)
        where T : unmanaged
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
