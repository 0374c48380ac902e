using Parity.Tensors;
using TorchSharp;
using TorchSharp.Modules;

namespace TorchModule;

/// <summary>The seam: a case's arrays to the module, and back what the module computes, under the case's names and in TensorFlow's layout.</summary>
internal static class EncoderPort
{
    private static readonly string[] Directions = ["fw", "bw"];

    /// <summary>Runs an encoder on what a case gives.</summary>
    public static TensorSet Run(Func<long, long, Encoder> make, TensorSet given)
    {
        using var scope = torch.NewDisposeScope();
        var kernel = given.Need(Weight("fw", "kernel"));
        var units = kernel.Shape[1] / 4;
        var encoder = make(kernel.Shape[0] - units, units);
        foreach (var direction in Directions)
        {
            Load(encoder.Layer(direction), given, direction);
        }

        var inputs = ToTorch(given.Need("inputs")).requires_grad_();
        var (fw, bw) = encoder.call(inputs, torch.tensor(Array.ConvertAll(given.Need("sequence_length").Array<int>(), n => (long)n)));
        (string Name, torch.Tensor Value)[] results =
        [
            ("outputs/fw", fw.Outputs), ("state/fw/c", fw.C), ("state/fw/h", fw.H),
            ("outputs/bw", bw.Outputs), ("state/bw/c", bw.C), ("state/bw/h", bw.H),
        ];
        torch.autograd.backward([.. results.Select(r => r.Value)], [.. results.Select(r => ToTorch(given.Need("cotangent/" + r.Name)))]);

        var set = new TensorSet(results.Select(r => KeyValuePair.Create(r.Name, ToCase(r.Value)))) { ["gradient/inputs"] = ToCase(inputs.grad!) };
        foreach (var direction in Directions)
        {
            set["gradient/" + Weight(direction, "kernel")] = ToCase(encoder.Layer(direction).weight!.grad!.t());
            set["gradient/" + Weight(direction, "bias")] = ToCase(encoder.Layer(direction).bias!.grad!);
        }

        return set;
    }

    /// <summary><c>nn.Linear</c> has the kernel transposed, and nothing here adds a forget bias at run time, so that it goes into the bias.</summary>
    private static void Load(Linear layer, TensorSet given, string direction)
    {
        using var quiet = torch.no_grad();
        layer.weight!.copy_(ToTorch(given.Need(Weight(direction, "kernel"))).t());
        layer.bias!.copy_(ToTorch(given.Need(Weight(direction, "bias"))));
        layer.bias!.chunk(4)[2].add_(given.Need("forget_bias").At(0));
    }

    private static string Weight(string direction, string variable) => $"weights/bidirectional_rnn/{direction}/lstm_cell/{variable}";

    private static torch.Tensor ToTorch(Tensor tensor) => torch.tensor(tensor.Array<float>(), Array.ConvertAll(tensor.Shape, d => (long)d));

    private static Tensor ToCase(torch.Tensor tensor) => Tensor.Of(tensor.detach().contiguous().data<float>().ToArray(), Array.ConvertAll(tensor.shape, d => (int)d));
}
