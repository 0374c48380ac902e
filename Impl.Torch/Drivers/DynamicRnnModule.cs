using Parity.Impl.Torch.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Drivers;

/// <summary>
/// <c>tf.compat.v1.nn.dynamic_rnn</c>: the cell over time. Where a row has ended its outputs are zeros, its state is frozen, and no gradient comes from there.
/// The parameters are the cell's, under <c>cell</c>.
/// </summary>
public sealed class DynamicRnnModule : torch.nn.Module<torch.Tensor, torch.Tensor?, StateTensors?, RnnTensors>
{
    private readonly bool timeMajor;

    /// <summary>Takes a cell, which it disposes of.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="timeMajor">Whether inputs and outputs are <c>[T, B, …]</c>.</param>
    public DynamicRnnModule(CellModule cell, bool timeMajor = false)
        : base(nameof(DynamicRnnModule))
    {
        ArgumentNullException.ThrowIfNull(cell);
        (Cell, this.timeMajor) = (cell, timeMajor);
        register_module("cell", cell);
    }

    /// <summary>The cell.</summary>
    public CellModule Cell { get; }

    /// <summary>The whole sequence.</summary>
    /// <param name="inputs"><c>[B, T, I]</c>, or <c>[T, B, I]</c>.</param>
    /// <exception cref="ArgumentException">The inputs have another shape, or no steps.</exception>
    public RnnTensors call(torch.Tensor inputs) => call(inputs, null, null);

    /// <summary>As far as each row goes.</summary>
    /// <param name="inputs"><c>[B, T, I]</c>, or <c>[T, B, I]</c>.</param>
    /// <param name="sequenceLength"><c>[B]</c>, int32 or int64, each in 0…T.</param>
    /// <exception cref="ArgumentException">The inputs or the lengths have another shape or type, or a length is out of range.</exception>
    public RnnTensors call(torch.Tensor inputs, torch.Tensor? sequenceLength) => call(inputs, sequenceLength, null);

    /// <summary><see cref="call(torch.Tensor, torch.Tensor)"/> from an initial state; null is zeros. Call <c>call</c>.</summary>
    /// <exception cref="ArgumentException">The inputs or the lengths have another shape or type, or a length is out of range.</exception>
    public override RnnTensors forward(torch.Tensor input1, torch.Tensor? input2, StateTensors? input3)
    {
        Sequence.Check(input1, Cell.Inputs, input2, timeMajor);
        using var scope = torch.NewDisposeScope();
        var steps = input1.unbind(timeMajor ? 0 : 1);
        var batch = input1.shape[timeMajor ? 1 : 0];
        var state = input3 ?? Cell.ZeroState(batch);
        var outputs = new torch.Tensor[steps.Length];
        var zeros = torch.zeros(batch, Cell.Cell.OutputSize, dtype: Cell.DType);
        for (var t = 0; t < steps.Length; t++)
        {
            var (output, next) = Cell.call(steps[t], state);
            if (input2 is not null)
            {
                var live = (input2 > t).unsqueeze(1);
                output = torch.where(live, output, zeros);
                next = new StateTensors([.. next.Tensors.Zip(state.Tensors, (now, before) => torch.where(live, now, before))]);
            }

            (outputs[t], state) = (output, next);
        }

        return new RnnTensors(
            torch.stack(outputs, timeMajor ? 0 : 1).MoveToOuterDisposeScope(),
            new StateTensors([.. state.Tensors.Select(s => s.MoveToOuterDisposeScope())]));
    }
}
