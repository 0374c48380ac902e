using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// <c>tf.compat.v1.nn.rnn_cell.LSTMCell</c>. With <c>[i j f o] = concat(x, h)·kernel + bias</c>: <c>c' = clip(σ(f + forget_bias + w_f·c)·c + σ(i + w_i·c)·act(j))</c>,
/// <c>m = σ(o + w_o·c')·act(c')</c>, <c>h' = clip(m·projection)</c>; the output <c>[B, H]</c>, or <c>[B, P]</c>, is <c>h'</c>. The forget bias is added at run time.
/// </summary>
public sealed class LstmModule : OneCellModule
{
    private readonly LstmCell cell;

    /// <summary>Makes the module: kernel <c>[I + output size, 4H]</c>, bias <c>[4H]</c>, w_f_diag, w_i_diag, w_o_diag <c>[H]</c>, projection/kernel <c>[H, P]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public LstmModule(LstmCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var (c, z) = (input2.C, Dense(input1, input2.H).chunk(4, 1));
        var forget = Peep(cell.UsePeepholes, z[2] + cell.ForgetBias, "w_f_diag", c).sigmoid();
        var input = Peep(cell.UsePeepholes, z[0], "w_i_diag", c).sigmoid();
        var next = Clip((forget * c) + (input * Activate(cell.Activation, z[1])), cell.CellClip);
        var m = Peep(cell.UsePeepholes, z[3], "w_o_diag", next).sigmoid() * Activate(cell.Activation, next);
        var h = cell.NumProj is null ? m : Clip(m.mm(Weight("projection/kernel")), cell.ProjClip);
        return (h, StateTensors.Lstm(next, h));
    }
}
