using System.Numerics;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>One direction's steps, there and back, each a run of the cell graph; between them what <c>dynamic_rnn</c>'s loop does, in its order.</summary>
internal sealed class DirectionChain<T>(GraphRunner graphs, GraphDescription cell, TimeRows rows, Tensor inputs, DirectionInputs direction, Action<CellStep>? onStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly IReadOnlyList<string> States = DirectionInputs.States;

    private readonly KeyValuePair<string, GraphTensor>[] _forward = [.. cell.Fetches.Where(f => f.Key.StartsWith("new_", StringComparison.Ordinal))];
    private readonly KeyValuePair<string, GraphTensor>[] _backward = [.. cell.Fetches.Where(f => f.Key.StartsWith("gradient/", StringComparison.Ordinal))];

    // the state before each step: [c, h]
    private readonly List<Tensor[]> _states = [];
    private readonly DType _dtype = DTypes.Of<T>();

    /// <summary>Runs all steps and adds the direction's arrays to the results. Returns the gradient of the inputs, which directions share.</summary>
    public Tensor Run(TensorSet results)
    {
        Forward(results);
        return Backward(results);
    }

    private void Forward(TensorSet results)
    {
        var outputs = Tensor.Zeros(_dtype, direction.OutputCotangent.Shape);
        var units = direction.Bias.Count / 4;
        var state = direction.InitialState ?? [Tensor.Zeros(_dtype, rows.Batch, units), Tensor.Zeros(_dtype, rows.Batch, units)];
        for (var t = 0; t < rows.Steps; t++)
        {
            _states.Add(state);

            // what the forward half does not need is fed all the same; TensorFlow leaves out what is not fetched
            var next = graphs.Run(cell, Feeds(t, direction.StateCotangent), _forward);
            rows.Scatter(rows.Select(t, next["new_h"], null), outputs, t);
            state = [.. States.Zip(state, (s, old) => rows.Select(t, next[$"new_{s}"], old))];
        }

        results[Drivers.Path("outputs", direction.Name)] = outputs;
        for (var k = 0; k < States.Count; k++)
        {
            results[Drivers.Path("state", direction.Name, States[k])] = state[k];
        }
    }

    private Tensor Backward(TensorSet results)
    {
        var inputsGradient = Tensor.Zeros(_dtype, inputs.Shape);
        var kernel = Tensor.Zeros(_dtype, direction.Kernel.Shape);
        var bias = Tensor.Zeros(_dtype, direction.Bias.Shape);
        var state = direction.StateCotangent;
        for (var t = rows.Steps - 1; t >= 0; t--)
        {
            Tensor[] cotangent = [.. state.Select(d => rows.Select(t, d, null))];
            Flushed.Accumulate<T>(cotangent[1], rows.Select(t, rows.Gather(direction.OutputCotangent, t), null));
            var feeds = Feeds(t, cotangent);
            var gradient = graphs.Run(cell, feeds, _backward);
            rows.Scatter(gradient["gradient/x"], inputsGradient, t);
            Flushed.Accumulate<T>(kernel, gradient["gradient/kernel"]);
            Flushed.Accumulate<T>(bias, gradient["gradient/bias"]);
            state = [.. States.Zip(state, (s, d) => Previous(t, d, gradient[$"gradient/{s}"]))];
            Observe(t, feeds, gradient, passed: state);
        }

        results[$"gradient/{direction.KernelName}"] = kernel;
        results[$"gradient/{direction.BiasName}"] = bias;
        for (var k = 0; k < States.Count && direction.InitialState is not null; k++)
        {
            results[$"gradient/{Drivers.Path("initial_state", direction.Name, States[k])}"] = state[k];
        }

        return inputsGradient;
    }

    /// <summary>The gradient of the state before step <c>t</c>: the cell's, and with <c>sequence_length</c> the select's (which is 0 where the row is live, and 0 + -0 is not -0).</summary>
    private Tensor Previous(int t, Tensor after, Tensor cells)
    {
        if (!rows.Ragged)
        {
            return cells;
        }

        var sum = rows.Select(t, null, after);
        Flushed.Accumulate<T>(sum, cells);
        return sum;
    }

    private TensorSet Feeds(int t, Tensor[] cotangent) => new()
    {
        ["x"] = rows.Gather(inputs, t),
        ["c"] = _states[t][0],
        ["h"] = _states[t][1],
        ["kernel"] = direction.Kernel,
        ["bias"] = direction.Bias,
        ["cotangent/c"] = cotangent[0],
        ["cotangent/h"] = cotangent[1],
    };

    private void Observe(int t, TensorSet feeds, TensorSet gradient, Tensor[] passed)
    {
        if (onStep is null)
        {
            return;
        }

        var plain = new TensorSet(graphs.Run(cell, feeds, _forward).Concat(gradient));
        var all = graphs.Run(cell, feeds, _forward.Concat(_backward).Concat(cell.Intermediates));
        var same = plain.All(p => p.Value.Bytes.SequenceEqual(all[p.Key].Bytes));
        var arrays = new TensorSet(feeds.Concat(all));
        for (var k = 0; k < States.Count; k++)
        {
            arrays[$"reaching/{States[k]}"] = rows.Select(t, feeds[$"cotangent/{States[k]}"], passed[k]);
        }

        onStep(new CellStep(direction.Name, t, rows.Live(t), arrays, same));
    }
}
