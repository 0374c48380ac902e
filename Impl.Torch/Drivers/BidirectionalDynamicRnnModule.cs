using Parity.Impl.Torch.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Drivers;

/// <summary>
/// <c>tf.compat.v1.nn.bidirectional_dynamic_rnn</c>: a cell forward and another one over the rows turned round by their lengths (<c>tf.reverse_sequence</c>), its outputs turned back.
/// The parameters are the cells', under <c>fw.cell</c> and <c>bw.cell</c>.
/// </summary>
public sealed class BidirectionalDynamicRnnModule : torch.nn.Module<torch.Tensor, torch.Tensor?, (StateTensors Fw, StateTensors Bw)?, BidirectionalTensors>
{
    private readonly bool timeMajor;

    /// <summary>Takes two cells, which it disposes of.</summary>
    /// <param name="fw">The forward cell.</param>
    /// <param name="bw">The backward cell.</param>
    /// <param name="timeMajor">Whether inputs and outputs are <c>[T, B, …]</c>.</param>
    public BidirectionalDynamicRnnModule(CellModule fw, CellModule bw, bool timeMajor = false)
        : base(nameof(BidirectionalDynamicRnnModule))
    {
        (Fw, Bw, this.timeMajor) = (new DynamicRnnModule(fw, timeMajor), new DynamicRnnModule(bw, timeMajor), timeMajor);
        register_module("fw", Fw);
        register_module("bw", Bw);
    }

    /// <summary>The forward direction.</summary>
    public DynamicRnnModule Fw { get; }

    /// <summary>The backward direction, which sees the rows turned round.</summary>
    public DynamicRnnModule Bw { get; }

    /// <summary>The whole sequence.</summary>
    /// <param name="inputs"><c>[B, T, I]</c>, or <c>[T, B, I]</c>.</param>
    /// <exception cref="ArgumentException">The inputs have another shape, or no steps.</exception>
    public BidirectionalTensors call(torch.Tensor inputs) => call(inputs, null, null);

    /// <summary>As far as each row goes.</summary>
    /// <param name="inputs"><c>[B, T, I]</c>, or <c>[T, B, I]</c>.</param>
    /// <param name="sequenceLength"><c>[B]</c>, int32 or int64, each in 0…T.</param>
    /// <exception cref="ArgumentException">The inputs or the lengths have another shape or type, or a length is out of range.</exception>
    public BidirectionalTensors call(torch.Tensor inputs, torch.Tensor? sequenceLength) => call(inputs, sequenceLength, null);

    /// <summary><see cref="call(torch.Tensor, torch.Tensor)"/> from initial states; null is zeros. Call <c>call</c>.</summary>
    /// <exception cref="ArgumentException">The inputs or the lengths have another shape or type, or a length is out of range.</exception>
    public override BidirectionalTensors forward(torch.Tensor input1, torch.Tensor? input2, (StateTensors Fw, StateTensors Bw)? input3)
    {
        Sequence.Check(input1, Bw.Cell.Inputs, input2, timeMajor);
        var fw = Fw.call(input1, input2, input3?.Fw);
        using var turned = Sequence.Reversed(input1, input2, timeMajor);
        var bw = Bw.call(turned, input2, input3?.Bw);
        using var outputs = bw.Outputs;
        return new BidirectionalTensors(fw, bw with { Outputs = Sequence.Reversed(outputs, input2, timeMajor) });
    }
}
