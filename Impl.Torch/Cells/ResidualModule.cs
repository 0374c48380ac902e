using Parity.Impl.Cells;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Impl.Torch.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.ResidualWrapper</c>: the output is <c>x + output</c> of another cell, both <c>[B, I]</c>; the state and the variables are that cell's.</summary>
public sealed class ResidualModule : CellModule
{
    private readonly CellModule inner;

    /// <summary>Makes the other cell, the submodule <c>cell</c>.</summary>
    /// <exception cref="ArgumentException">Its output has not the depth of its inputs, or an argument is out of range.</exception>
    public ResidualModule(ResidualWrapper cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype)
    {
        inner = Of(cell.Cell, inputs, dtype);
        register_module("cell", inner);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, Parameter>> Variables => inner.Variables;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        var (output, state) = inner.call(input1, input2);
        return (input1 + output, state);
    }
}
