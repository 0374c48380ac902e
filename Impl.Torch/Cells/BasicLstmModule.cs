using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.BasicLSTMCell</c>. With <c>[i j f o] = concat(x, h)·kernel + bias</c>: <c>c' = c·σ(f + forget_bias) + σ(i)·act(j)</c>,
/// <c>h' = act(c')·σ(o)</c>; the output <c>[B, H]</c> is <c>h'</c>.
/// </summary>
public sealed class BasicLstmModule : OneCellModule
{
    private readonly BasicLstmCell cell;

    /// <summary>Makes the module: kernel <c>[I+H, 4H]</c>, bias <c>[4H]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public BasicLstmModule(BasicLstmCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var z = Dense(input1, input2.H).chunk(4, 1);
        var next = (input2.C * (z[2] + cell.ForgetBias).sigmoid()) + (z[0].sigmoid() * Activate(cell.Activation, z[1]));
        var h = Activate(cell.Activation, next) * z[3].sigmoid();
        return (h, StateTensors.Lstm(next, h));
    }
}
