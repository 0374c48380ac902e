using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.LSTMBlockCell</c>. With <c>[i j f o] = concat(x, h)·kernel + bias</c>: <c>c' = clip(σ(i + w_i·c)·tanh(j) + σ(f + forget_bias + w_f·c)·c)</c>,
/// <c>h' = σ(o + w_o·c')·tanh(c')</c>, which is also the output <c>[B, H]</c>. Its gradient goes through the clip as if it were not there.
/// </summary>
public sealed class LstmBlockModule : OneCellModule
{
    private readonly LstmBlockCell cell;

    /// <summary>Makes the module: kernel <c>[I+H, 4H]</c>, bias <c>[4H]</c>, w_i_diag, w_f_diag, w_o_diag <c>[H]</c>.</summary>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public LstmBlockModule(LstmBlockCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32)
        : base(cell, inputs, dtype) => this.cell = cell;

    /// <inheritdoc/>
    public override (torch.Tensor Output, StateTensors State) forward(torch.Tensor input1, StateTensors input2)
    {
        ArgumentNullException.ThrowIfNull(input2);
        var (c, z) = (input2.C, Dense(input1, input2.H).chunk(4, 1));
        var input = Peep(cell.UsePeephole, z[0], "w_i_diag", c).sigmoid();
        var forget = Peep(cell.UsePeephole, z[2] + cell.ForgetBias, "w_f_diag", c).sigmoid();
        var next = (input * z[1].tanh()) + (forget * c);
        if (cell.CellClip is > 0 and var limit)
        {
            next += (next.clamp(-limit, limit) - next).detach();
        }

        var h = Peep(cell.UsePeephole, z[3], "w_o_diag", next).sigmoid() * next.tanh();
        return (h, StateTensors.Lstm(next, h));
    }
}
