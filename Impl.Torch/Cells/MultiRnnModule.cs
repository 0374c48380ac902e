using Parity.Impl.Cells;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Impl.Torch.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.MultiRNNCell</c>: layers within one step, each one's output the next one's input; the state is that of all, one after the other.</summary>
public sealed class MultiRnnModule : CellModule
{
    private readonly CellModule[] layers;

    /// <summary>Makes the layers; layer k is the submodule <c>cell_k</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range, or a layer cannot take the depth of the one below.</exception>
    public MultiRnnModule(MultiRnnCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype)
    {
        layers = [.. cell.Cells.Select((layer, k) => Of(layer, k == 0 ? inputs : cell.Cells[k - 1].OutputSize, dtype))];
        for (var k = 0; k < layers.Length; k++)
        {
            register_module(FormattableString.Invariant($"cell_{k}"), layers[k]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, Parameter>> Variables =>
        [.. layers.SelectMany((layer, k) => layer.Variables.Select(v => KeyValuePair.Create(MultiRnnCell.Scope(k) + v.Key, v.Value)))];

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var (output, state, at) = (input1, new List<torch.Tensor>(), 0);
        foreach (var layer in layers)
        {
            var count = layer.Cell.States.Count;
            (output, var next) = layer.call(output, new StateTensors([.. input2.Tensors.Skip(at).Take(count)]));
            state.AddRange(next.Tensors);
            at += count;
        }

        return (output, new StateTensors(state));
    }
}
