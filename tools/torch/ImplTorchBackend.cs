using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Impl.Torch.Cells;
using Parity.Impl.Torch.Drivers;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch;

/// <summary>Impl.Torch: TensorFlow's cells as TorchSharp modules, under autograd.</summary>
internal sealed class ImplTorchBackend : IBackend, IHasVersion
{
    /// <inheritdoc/>
    public string Name => "impl-torch";

    /// <inheritdoc/>
    public string Version => $"Impl.Torch on libtorch {torch.__version__}";

    /// <inheritdoc/>
    public string? Unavailable => LibTorch.Unavailable;

    /// <inheritdoc/>
    public string? CannotRun(Case row) => ImplTorchLimits.CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        using var scope = torch.NewDisposeScope();
        var made = new TorchCase(row, inputs);
        var (sequence, lengths) = (made.Leaf("inputs"), inputs.Find("sequence_length")?.ToTorch());
        switch (row.Driver)
        {
            case Driver.BidirectionalDynamicRnn:
                var each = Both(made, row.Cell, string.Empty, made.Shape.Inputs).call(sequence, lengths, Initial(made));
                made.Result("outputs/fw", each.Fw.Outputs);
                made.Result("outputs/bw", each.Bw.Outputs);
                States(made, each.Fw.State.Tensors, each.Bw.State.Tensors);
                break;
            case Driver.StaticBidirectionalRnn:
                var both = Both(made, row.Cell, string.Empty, made.Shape.Inputs).call(sequence, lengths, Initial(made));
                made.Result("outputs", both.Concatenated());
                States(made, both.Fw.State.Tensors, both.Bw.State.Tensors);
                break;
            case Driver.StackBidirectionalDynamicRnn:
                Stack(made, sequence, lengths);
                break;
            default:
                var rnn = new DynamicRnnModule(Cell(made, row.Cell, string.Empty, string.Empty, made.Shape.Inputs), row.TimeMajor);
                var one = rnn.call(sequence, lengths, made.InitialState(string.Empty) is { } state ? new StateTensors(state) : null);
                made.Result("outputs", one.Outputs);
                made.State(string.Empty, one.State.Tensors);
                break;
        }

        return made.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>A layer's two directions see both of the layer below.</summary>
    private static void Stack(TorchCase made, torch.Tensor sequence, torch.Tensor? lengths)
    {
        var (initial, depth, at) = (Initial(made), made.Shape.Inputs, 0);
        List<torch.Tensor> fw = [], bw = [];
        foreach (var (k, layer) in made.Row.Cell.Cells!.Index())
        {
            StateTensors Part(StateTensors all) => new([.. all.Tensors.Skip(at).Take(layer.States.Count)]);
            var each = Both(made, layer, FormattableString.Invariant($"cell_{k}/"), depth).call(sequence, lengths, initial is { } s ? (Part(s.Fw), Part(s.Bw)) : null);
            (sequence, depth, at) = (each.Concatenated(), 2 * layer.OutputSize, at + layer.States.Count);
            fw.AddRange(each.Fw.State.Tensors);
            bw.AddRange(each.Bw.State.Tensors);
        }

        made.Result("outputs", sequence);
        States(made, fw, bw);
    }

    private static (StateTensors Fw, StateTensors Bw)? Initial(TorchCase made) =>
        made.InitialState("fw") is { } fw ? (new StateTensors(fw), new StateTensors(made.InitialState("bw")!)) : null;

    private static void States(TorchCase made, IEnumerable<torch.Tensor> fw, IEnumerable<torch.Tensor> bw)
    {
        made.State("fw", fw);
        made.State("bw", bw);
    }

    private static BidirectionalDynamicRnnModule Both(TorchCase made, CellSpec cell, string scope, int depth) =>
        new(Cell(made, cell, "fw", scope, depth), Cell(made, cell, "bw", scope, depth), made.Row.TimeMajor);

    /// <summary>The module of a direction's cell, with the case's weights.</summary>
    private static CellModule Cell(TorchCase made, CellSpec cell, string direction, string scope, int depth)
    {
        var module = CellModule.Of(ImplCells.Create(cell), depth, made.Row.DType.ToTorch());
        foreach (var (variable, parameter) in module.Variables)
        {
            var name = made.Weight(direction, scope + variable);
            var values = made.Given.Need(name);
            if (values.Data is float[] single)
            {
                module.Set(variable, single);
            }
            else
            {
                module.Set(variable, values.Array<double>());
            }

            made.Leaf(name, parameter);
        }

        return module;
    }
}
