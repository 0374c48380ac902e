using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch;

/// <summary>A case's layers as modules of torch's, one after the other: layers side by side that are alike are one module with <c>num_layers</c>.</summary>
internal sealed class TorchNetwork : IDisposable
{
    private readonly List<TorchModule> modules = [];

    /// <summary>Makes the modules.</summary>
    public TorchNetwork(TorchCase made)
    {
        var layers = TorchLimits.Layers(made.Row.Cell);
        for (int from = 0, count; from < layers.Count; from += count)
        {
            count = layers.Skip(from).TakeWhile(l => TorchLimits.Alike(l, layers[from])).Count();
            modules.Add(new TorchModule(made, from, count));
        }

        OutputSize = made.Row.Driver.Directions().Count * layers[^1].OutputSize;
    }

    /// <summary>The depth of the outputs: of both directions where there are two.</summary>
    public int OutputSize { get; }

    /// <summary>Runs them on a whole sequence <c>[T, B, I]</c>.</summary>
    public (torch.Tensor Outputs, torch.Tensor[] States) Call(torch.Tensor sequence, torch.Tensor[] initial) =>
        Chain(sequence, initial, (module, x, state) => module.Call(x, state));

    /// <summary>Runs them on packed rows.</summary>
    public (torch.nn.utils.rnn.PackedSequence Outputs, torch.Tensor[] States) Call(torch.nn.utils.rnn.PackedSequence sequence, torch.Tensor[] initial) =>
        Chain(sequence, initial, (module, x, state) => module.Call(x, state));

    /// <summary>The initial states of each direction as the modules take them, one module after the other.</summary>
    public torch.Tensor[] Stacked(List<torch.Tensor[]?> initial) => [.. modules.SelectMany(m => m.Stacked(initial))];

    /// <summary>The inverse for one direction: each layer's c and h.</summary>
    public IEnumerable<torch.Tensor> Unstacked(torch.Tensor[] states, int direction)
    {
        var at = 0;
        foreach (var module in modules)
        {
            foreach (var part in module.Unstacked(states[at..(at + module.StateParts)], direction))
            {
                yield return part;
            }

            at += module.StateParts;
        }
    }

    /// <summary>Results whose gradients are of torch's parameters, with those of TensorFlow's variables in their place.</summary>
    public TensorSet ToTensorFlow(TensorSet results) => modules.Aggregate(results, (set, module) => module.ToTensorFlow(set));

    /// <inheritdoc/>
    public void Dispose() => modules.ForEach(m => m.Dispose());

    private (T Outputs, torch.Tensor[] States) Chain<T>(T sequence, torch.Tensor[] initial, Func<TorchModule, T, torch.Tensor[], (T Outputs, torch.Tensor[] States)> call)
    {
        var states = new List<torch.Tensor>();
        foreach (var module in modules)
        {
            (sequence, var last) = call(module, sequence, initial[states.Count..(states.Count + module.StateParts)]);
            states.AddRange(last);
        }

        return (sequence, [.. states]);
    }
}
