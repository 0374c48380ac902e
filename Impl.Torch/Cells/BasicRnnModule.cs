using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.BasicRNNCell</c>: <c>h' = act(concat(x, h)·kernel + bias)</c>, which is also the output <c>[B, H]</c>.</summary>
public sealed class BasicRnnModule : OneCellModule
{
    private readonly BasicRnnCell cell;

    /// <summary>Makes the module: kernel <c>[I+H, H]</c>, bias <c>[H]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public BasicRnnModule(BasicRnnCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var next = Activate(cell.Activation, Dense(input1, input2.H));
        return (next, new StateTensors(next));
    }
}
