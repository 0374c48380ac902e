using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchModule;

/// <summary>A direction's outputs <c>[B, T, H]</c> and its last state, <c>[B, H]</c> each.</summary>
internal sealed record Encoded(Tensor Outputs, Tensor C, Tensor H);

/// <summary>A BiLSTM written by hand, as a port of a TensorFlow 1 model may have it: this is what is judged.</summary>
internal class Encoder : nn.Module<Tensor, Tensor, (Encoded Fw, Encoded Bw)>
{
    private readonly long units;
    private readonly Linear fw;
    private readonly Linear bw;

    public Encoder(long inputs, long units)
        : base(nameof(Encoder))
    {
        this.units = units;
        fw = nn.Linear(inputs + units, 4 * units);
        bw = nn.Linear(inputs + units, 4 * units);
        RegisterComponents();
    }

    /// <summary>The layer of a direction, <c>fw</c> or <c>bw</c>.</summary>
    public Linear Layer(string direction) => direction == "fw" ? fw : bw;

    /// <summary>Inputs <c>[B, T, I]</c> and lengths <c>[B]</c>.</summary>
    public override (Encoded Fw, Encoded Bw) forward(Tensor input1, Tensor input2)
    {
        var back = Run(bw, Turned(input1, input2), input2);
        return (Run(fw, input1, input2), back with { Outputs = Turned(back.Outputs, input2) });
    }

    /// <summary>Each row turned round as far as it goes; its padding stays where it is.</summary>
    protected virtual Tensor Turned(Tensor rows, Tensor lengths)
    {
        var (t, n) = (arange(rows.shape[1], dtype: int64).unsqueeze(0), lengths.unsqueeze(1));
        return rows.gather(1, where(t < n, n - 1 - t, t).unsqueeze(2).expand(rows.shape));
    }

    private Encoded Run(Linear layer, Tensor rows, Tensor lengths)
    {
        var (c, h) = (zeros(rows.shape[0], units), zeros(rows.shape[0], units));
        var outputs = new List<Tensor>();
        foreach (var (t, x) in rows.unbind(1).Index())
        {
            var gates = layer.call(cat([x, h], 1)).chunk(4, 1);
            var next = (gates[2].sigmoid() * c) + (gates[0].sigmoid() * gates[1].tanh());
            var output = gates[3].sigmoid() * next.tanh();
            var live = (lengths > t).unsqueeze(1);
            outputs.Add(where(live, output, zeros_like(output)));
            (c, h) = (where(live, next, c), where(live, output, h));
        }

        return new Encoded(stack(outputs, 1), c, h);
    }
}

/// <summary>The same with a mistake that is often made: the backward direction turns the whole batch round, and so begins in the padding.</summary>
internal sealed class FlippedEncoder(long inputs, long units) : Encoder(inputs, units)
{
    protected override Tensor Turned(Tensor rows, Tensor lengths) => rows.flip(1);
}
