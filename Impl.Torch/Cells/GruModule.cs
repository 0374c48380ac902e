using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.GRUCell</c>. With <c>[r u] = σ(concat(x, h)·gates/kernel + gates/bias)</c>: <c>c = act(concat(x, r·h)·candidate/kernel + candidate/bias)</c>,
/// <c>h' = u·h + (1 − u)·c</c>, which is also the output <c>[B, H]</c>. Torch's own <c>nn.GRU</c> is another function: there r comes after the product.
/// </summary>
public sealed class GruModule : OneCellModule
{
    private readonly GruCell cell;

    /// <summary>Makes the module: gates/kernel <c>[I+H, 2H]</c>, gates/bias <c>[2H]</c>, which begins with ones, candidate/kernel <c>[I+H, H]</c>, candidate/bias <c>[H]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public GruModule(GruCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var h = input2.H;
        var gates = Dense(input1, h, "gates/kernel", "gates/bias").sigmoid().chunk(2, 1);
        var candidate = Activate(cell.Activation, Dense(input1, gates[0] * h, "candidate/kernel", "candidate/bias"));
        var next = (gates[1] * h) + ((1 - gates[1]) * candidate);
        return (next, new StateTensors(next));
    }
}
