using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.GRUBlockCellV2</c>: <see cref="GruModule"/> with tanh, in other roundings: <c>h' = u·(h − c) + c</c>, which is also the output <c>[B, H]</c>.
/// </summary>
public sealed class GruBlockModule : OneCellModule
{
    /// <summary>Makes the module; its parameters are those of <see cref="GruModule"/>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public GruBlockModule(GruBlockCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype)
    {
    }

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var h = input2.H;
        var gates = Dense(input1, h, "gates/kernel", "gates/bias").sigmoid().chunk(2, 1);
        var candidate = Dense(input1, gates[0] * h, "candidate/kernel", "candidate/bias").tanh();
        var next = (gates[1] * (h - candidate)) + candidate;
        return (next, new StateTensors(next));
    }
}
