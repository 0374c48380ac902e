using Parity.Impl.Cells;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Impl.Torch.Cells;

/// <summary>A cell with variables of its own; its parameters are named as TensorFlow names them below the cell's scope: <c>kernel</c>, <c>projection/kernel</c>, <c>gates/bias</c>.</summary>
public abstract class OneCellModule : CellModule
{
    private const long Block = 384;
    private readonly Dictionary<string, Parameter> byName = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, Parameter>> variables = [];

    private protected OneCellModule(RnnCell cell, int inputs, torch.ScalarType dtype)
        : base(cell, inputs, dtype)
    {
        foreach (var variable in cell.Variables(inputs))
        {
            var word = variable.Name[(variable.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            var parameter = new Parameter(InitialValues.Of(variable, dtype));
            register_parameter(word, parameter);
            byName[word] = parameter;
            variables.Add(new(variable.Name, parameter));
        }
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<KeyValuePair<string, Parameter>> Variables => variables;

    /// <summary>A parameter by its name.</summary>
    private protected Parameter Weight(string name) => byName[name];

    /// <summary><c>concat(x, h)·kernel + bias</c>, as TensorFlow has it: one product over the whole, the bias added to it.</summary>
    private protected torch.Tensor Dense(torch.Tensor x, torch.Tensor h, string kernel = "kernel", string bias = "bias") =>
        Product(torch.cat([x, h], 1), Weight(kernel)).add(Weight(bias));

    /// <summary>
    /// <c>x·kernel</c>. A depth above 384 is cut, and the blocks' sums are added in order, as TensorFlow's kernels do: libtorch adds up all of it in one
    /// chain, which of a depth of 1200 is less exact than TensorFlow is from one release to the next.
    /// </summary>
    private static torch.Tensor Product(torch.Tensor x, torch.Tensor kernel)
    {
        var depth = kernel.shape[0];
        var sum = x.narrow(1, 0, Math.Min(Block, depth)).mm(kernel.narrow(0, 0, Math.Min(Block, depth)));
        for (var at = Block; at < depth; at += Block)
        {
            var size = Math.Min(Block, depth - at);
            sum = sum.add(x.narrow(1, at, size).mm(kernel.narrow(0, at, size)));
        }

        return sum;
    }

    /// <summary><c>clip_by_value(x, −limit, limit)</c>; null does nothing.</summary>
    private protected static torch.Tensor Clip(torch.Tensor x, double? limit) => limit is { } l ? x.clamp(-l, l) : x;

    /// <summary>A gate's pre-activation with its peephole: <c>z + w·c</c>; without one <c>z</c>.</summary>
    private protected torch.Tensor Peep(bool peepholes, torch.Tensor z, string diagonal, torch.Tensor c) => peepholes ? z + (Weight(diagonal) * c) : z;

    /// <summary>The function of a cell's <c>activation</c>.</summary>
    private protected static torch.Tensor Activate(Activation activation, torch.Tensor x) => activation switch
    {
        Activation.Tanh => x.tanh(),
        Activation.Relu => x.relu(),
        Activation.Sigmoid => x.sigmoid(),
        _ => x,
    };
}
