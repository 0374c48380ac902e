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
        return row.Cell.Unsupported ?? (row.DType.IsFloating() ? null : $"dtype {row.DType.Name()}: expected float32 or float64");
    }

    /// <inheritdoc/>
    public string? CannotTrace(Case row) => CannotRun(row) ?? (row.Driver == Driver.InitialWeights ? "initial weights have no steps" : null);

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
        var cell = new LstmCell(row.Cell.NumUnits) { ForgetBias = row.Cell.ForgetBias };
        var options = new RnnOptions { TimeMajor = row.TimeMajor, MaxThreads = threads, Numerics = ImplNumerics.Of(row.Reference).Numerics, Trace = trace is not null };
        var batch = new RnnBatch<T>(shape.Batch, shape.Time, inputs.Need("inputs").Array<T>(), shape.Lengths);
        var result = new TensorSet();
        if (row.Driver == Driver.DynamicRnn)
        {
            var rnn = new DynamicRnn<T>(cell, options);
            var forward = rnn.Forward(Weights<T>(inputs, string.Empty), batch, State<T>(inputs, "initial_state", string.Empty));
            var backward = rnn.Backward(forward, Cotangents<T>(inputs, string.Empty));
            Put(result, row, shape, string.Empty, forward.Outputs, forward.State);
            PutTrace(trace, row, shape, string.Empty, forward.Trace);
            PutGradients(result, inputs, shape, string.Empty, backward.Weights, backward.InitialState);
            result["gradient/inputs"] = Tensor.Of(backward.Inputs, inputs.Need("inputs").Shape);
        }
        else
        {
            var rnn = new BidirectionalDynamicRnn<T>(cell, options);
            var initial = State<T>(inputs, "initial_state", "fw") is { } fw ? new Both<LstmState<T>>(fw, State<T>(inputs, "initial_state", "bw")!) : null;
            var forward = rnn.Forward(new(Weights<T>(inputs, "fw"), Weights<T>(inputs, "bw")), batch, initial);
            var backward = rnn.Backward(forward, new(Cotangents<T>(inputs, "fw"), Cotangents<T>(inputs, "bw")));
            Put(result, row, shape, "fw", forward.Fw.Outputs, forward.Fw.State);
            Put(result, row, shape, "bw", forward.Bw.Outputs, forward.Bw.State);
            PutTrace(trace, row, shape, "fw", forward.Fw.Trace);
            PutTrace(trace, row, shape, "bw", forward.Bw.Trace);
            PutGradients(result, inputs, shape, "fw", backward.Weights.Fw, backward.InitialState.Fw);
            PutGradients(result, inputs, shape, "bw", backward.Weights.Bw, backward.InitialState.Bw);
            result["gradient/inputs"] = Tensor.Of(backward.Inputs, inputs.Need("inputs").Shape);
        }

        return result;
    }

    private static LstmWeights<T> Weights<T>(TensorSet inputs, string direction)
        where T : unmanaged
    {
        return new(
            inputs.Need("weights/" + CellVariables.Name(inputs, direction, "kernel")).Array<T>(),
            inputs.Need("weights/" + CellVariables.Name(inputs, direction, "bias")).Array<T>());
    }

    private static LstmState<T>? State<T>(TensorSet inputs, string head, string direction)
        where T : unmanaged =>
        inputs.Find(Drivers.Path(head, direction, "c")) is { } c ? new(c.Array<T>(), inputs.Need(Drivers.Path(head, direction, "h")).Array<T>()) : null;

    private static RnnCotangents<T> Cotangents<T>(TensorSet inputs, string direction)
        where T : unmanaged =>
        new(inputs.Need("cotangent/" + Drivers.Path("outputs", direction)).Array<T>(), State<T>(inputs, "cotangent/state", direction));

    private static void Put<T>(TensorSet result, Case row, CaseShape s, string direction, T[] outputs, LstmState<T> state)
        where T : unmanaged
    {
        result[Drivers.Path("outputs", direction)] = row.TimeMajor ? Tensor.Of(outputs, s.Time, s.Batch, s.Units) : Tensor.Of(outputs, s.Batch, s.Time, s.Units);
        result[Drivers.Path("state", direction, "c")] = Tensor.Of(state.C, s.Batch, s.Units);
        result[Drivers.Path("state", direction, "h")] = Tensor.Of(state.H, s.Batch, s.Units);
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

    private static void PutGradients<T>(TensorSet result, TensorSet inputs, CaseShape s, string direction, LstmWeights<T> weights, LstmState<T> initial)
        where T : unmanaged
    {
        result["gradient/weights/" + CellVariables.Name(inputs, direction, "kernel")] = Tensor.Of(weights.Kernel, s.Inputs + s.Units, 4 * s.Units);
        result["gradient/weights/" + CellVariables.Name(inputs, direction, "bias")] = Tensor.Of(weights.Bias, 4 * s.Units);
        if (inputs.Under("initial_state/").Any())
        {
            result["gradient/" + Drivers.Path("initial_state", direction, "c")] = Tensor.Of(initial.C, s.Batch, s.Units);
            result["gradient/" + Drivers.Path("initial_state", direction, "h")] = Tensor.Of(initial.H, s.Batch, s.Units);
        }
    }
}
