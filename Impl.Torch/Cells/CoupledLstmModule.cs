using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.CoupledInputForgetGateLSTMCell</c> without layer normalisation. With <c>[j f o] = concat(x, h)·W_0 + B</c>:
/// <c>f = σ(f + forget_bias + W_F·c)</c>, <c>c' = f·c + (1 − f)·act(j)</c>, <c>m = σ(o + W_O·c')·act(c')</c>, <c>h' = clip(m·W_P_0)</c>; the output <c>[B, H]</c>, or
/// <c>[B, P]</c>, is <c>h'</c>.
/// </summary>
public sealed class CoupledLstmModule : OneCellModule
{
    private readonly CoupledLstmCell cell;

    /// <summary>Makes the module: W_0 <c>[I + output size, 3H]</c>, B <c>[3H]</c>, W_F_diag, W_O_diag <c>[H]</c>, W_P_0 <c>[H, P]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public CoupledLstmModule(CoupledLstmCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var (c, z) = (input2.C, Dense(input1, input2.H, "W_0", "B").chunk(3, 1));
        var forget = Peep(cell.UsePeepholes, z[1] + cell.ForgetBias, "W_F_diag", c).sigmoid();
        var next = (forget * c) + ((1 - forget) * Activate(cell.Activation, z[0]));
        var m = Peep(cell.UsePeepholes, z[2], "W_O_diag", next).sigmoid() * Activate(cell.Activation, next);
        var h = cell.NumProj is null ? m : Clip(m.mm(Weight("W_P_0")), cell.ProjClip);
        return (h, StateTensors.Lstm(next, h));
    }
}
