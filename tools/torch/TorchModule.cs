using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Tensors;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch;

/// <summary>A module of torch's for layers of a case that are alike, with the case's weights in torch's layout, and its gradients in TensorFlow's.</summary>
internal sealed class TorchModule : IDisposable
{
    private readonly TorchCase made;
    private readonly IReadOnlyList<CellSpec> all;
    private readonly IReadOnlyList<CellSpec> layers;
    private readonly int from;
    private readonly IReadOnlyList<string> directions;
    private readonly torch.nn.Module module;

    /// <summary>Makes the module, time-major, and registers its parameters as what has a gradient.</summary>
    /// <param name="made">The case.</param>
    /// <param name="from">The first layer.</param>
    /// <param name="count">How many layers.</param>
    public TorchModule(TorchCase made, int from, int count)
    {
        (this.made, this.from, all, directions) = (made, from, TorchLimits.Layers(made.Row.Cell), made.Row.Driver.Directions());
        layers = [.. all.Skip(from).Take(count)];
        var (first, dtype) = (layers[0], made.Row.DType.ToTorch());
        var both = directions.Count == 2;
        module = first.Type == "BasicRNNCell"
            ? torch.nn.RNN(Depth(0), first.NumUnits, layers.Count, first.Activation == "relu" ? torch.nn.NonLinearities.ReLU : torch.nn.NonLinearities.Tanh, bidirectional: both, dtype: dtype)
            : torch.nn.LSTM(Depth(0), first.NumUnits, layers.Count, bidirectional: both, dtype: dtype);
        using var quiet = torch.no_grad();
        foreach (var (name, parameter) in module.named_parameters())
        {
            made.Leaf(Own(name), parameter);
        }

        var parameters = module.named_parameters().ToDictionary(p => p.name, p => p.parameter, StringComparer.Ordinal);
        foreach (var (layer, direction, suffix) in Parts())
        {
            var variables = new TensorSet(Variables(layer, direction).Select(v => KeyValuePair.Create(v.Bare, made.Given.Need(v.Full))));
            foreach (var (name, values) in TorchLimits.Layout(layers[layer]).FromTensorFlow(layers[layer], variables))
            {
                parameters[name + suffix].copy_(values.ToTorch());
            }
        }
    }

    /// <summary>How many tensors its state has: c and h, or h.</summary>
    public int StateParts => layers[0].States.Count;

    /// <summary>Runs it on a whole sequence <c>[T, B, I]</c>.</summary>
    public (torch.Tensor Outputs, torch.Tensor[] States) Call(torch.Tensor sequence, torch.Tensor[] initial)
    {
        if (module is RNN rnn)
        {
            var (y, last) = rnn.call(sequence, initial[0]);
            return (y, [last]);
        }

        var (outputs, h, c) = ((LSTM)module).call(sequence, (initial[1], initial[0]));
        return (outputs, [c, h]);
    }

    /// <summary>Runs it on packed rows.</summary>
    public (torch.nn.utils.rnn.PackedSequence Outputs, torch.Tensor[] States) Call(torch.nn.utils.rnn.PackedSequence sequence, torch.Tensor[] initial)
    {
        if (module is RNN rnn)
        {
            var (y, last) = rnn.call(sequence, initial[0]);
            return (y, [last]);
        }

        var (outputs, h, c) = ((LSTM)module).call(sequence, (initial[1], initial[0]));
        return (outputs, [c, h]);
    }

    /// <summary>The initial states of each direction as torch takes them, <c>[layers · directions, B, H]</c> of c and h; zeros where there are none.</summary>
    public torch.Tensor[] Stacked(List<torch.Tensor[]?> initial) =>
    [
        .. layers[0].States.Select((part, p) => initial[0] is null
            ? torch.zeros(layers.Count * directions.Count, made.Shape.Batch, part.Size, dtype: made.Row.DType.ToTorch())
            : torch.stack(Parts().Select(at => initial[IndexOf(at.Direction)]![all.Take(from + at.Layer).Sum(l => l.States.Count) + p]))),
    ];

    /// <summary>The inverse for one direction: each layer's c and h.</summary>
    public IEnumerable<torch.Tensor> Unstacked(torch.Tensor[] states, int direction) =>
        layers.SelectMany((_, k) => states.Select(s => s[(k * directions.Count) + direction]));

    /// <summary>Results whose gradients are of torch's parameters, with those of TensorFlow's variables in their place.</summary>
    public TensorSet ToTensorFlow(TensorSet results)
    {
        foreach (var (layer, direction, suffix) in Parts())
        {
            var layout = TorchLimits.Layout(layers[layer]);
            var gradients = new TensorSet(layout.Shapes(layers[layer], Depth(layer)).Select(s => KeyValuePair.Create(s.Name, results.Need("gradient/" + Own(s.Name + suffix)))));
            foreach (var name in gradients.Keys)
            {
                results.Remove("gradient/" + Own(name + suffix));
            }

            var variables = layout.GradientToTensorFlow(layers[layer], gradients);
            foreach (var (bare, full) in Variables(layer, direction))
            {
                results["gradient/" + full] = variables.Need(bare);
            }
        }

        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => module.Dispose();

    /// <summary>In torch's order, with the end of its names: <c>_l0</c>, <c>_l0_reverse</c>, <c>_l1</c>, …</summary>
    private IEnumerable<(int Layer, string Direction, string Suffix)> Parts() =>
        layers.SelectMany((_, k) => directions.Select((direction, d) => (k, direction, FormattableString.Invariant($"_l{k}{(d == 0 ? string.Empty : "_reverse")}"))));

    /// <summary>A parameter's name among those of all modules.</summary>
    private string Own(string parameter) => FormattableString.Invariant($"module_{from}/{parameter}");

    private int IndexOf(string direction) => directions[0] == direction ? 0 : 1;

    private int Depth(int layer) => from + layer == 0 ? made.Shape.Inputs : directions.Count * all[from + layer - 1].OutputSize;

    /// <summary>The variables of a layer by their names below its scope and by those of the case.</summary>
    private IEnumerable<(string Bare, string Full)> Variables(int layer, string direction)
    {
        var full = made.Row.Driver.Variables(made.Row.Cell, made.Shape.Inputs);
        var own = layers[layer].Kind.Variables(layers[layer], Depth(layer)).ToList();
        var before = all.Take(from + layer).Sum(l => l.Kind.Variables(l, 1).Count());
        return own.Zip(full.Skip(before), (bare, whole) => (bare.Name, made.Weight(direction, whole.Name)));
    }
}
