using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>A cell's state: its tensors <c>[B, size]</c> in TensorFlow's order, that of <see cref="Impl.Cells.RnnCell.States"/>. The layers of a multi-layer cell follow each other.</summary>
/// <param name="Tensors">The tensors.</param>
public sealed record StateTensors(params IReadOnlyList<torch.Tensor> Tensors)
{
    /// <summary>An LSTM's state, TensorFlow's <c>LSTMStateTuple(c, h)</c>: c <c>[B, H]</c> and h <c>[B, H]</c>, with a projection <c>[B, P]</c>.</summary>
    public static StateTensors Lstm(torch.Tensor c, torch.Tensor h) => new(c, h);

    /// <summary>c, of the first layer where there are several; only an LSTM has one.</summary>
    public torch.Tensor C => Tensors.Count > 1 ? Tensors[0] : throw new InvalidOperationException("this state has no c: it is a single tensor h");

    /// <summary>h, of the last layer where there are several.</summary>
    public torch.Tensor H => Tensors[^1];
}
