using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Threads;

namespace Parity.Impl.Drivers;

/// <summary>
/// The tape: an LSTM unrolled in one direction or two, with all that its backward pass needs. Forward and backward take the caller's arrays,
/// one of each a direction, and allocate nothing once sizes have settled.
/// </summary>
internal sealed unsafe class LstmNetwork<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly LstmCell cell;
    private readonly Unrolling<T> unrolling;
    private readonly Pins pins = new();
    private readonly LstmWeights<T>[] weights;
    private readonly T*[] weightPointers = new T*[2];
    private T[] backwardInputs = [];
    private RnnBatch<T>? batch;

    /// <summary>Makes a tape for 1 or 2 directions; the second is the reversed one.</summary>
    public LstmNetwork(LstmCell cell, RnnOptions options, int directions)
    {
        this.cell = cell;
        weights = new LstmWeights<T>[directions];
        unrolling = new Unrolling<T>(
            [.. Enumerable.Range(0, directions).Select(d => new Direction<T>(cell.CreateRun<T>(options.Numerics), reversed: d == 1, options.TimeMajor))],
            options);
    }

    /// <summary>I of the batch that was last run forward.</summary>
    public int Inputs { get; private set; }

    /// <summary>The batch that was last run forward.</summary>
    public RnnBatch<T> Batch => batch ?? throw new InvalidOperationException("Backward needs a Forward before it");

    /// <summary>Runs forward. Arrays are one a direction.</summary>
    public void Forward(ReadOnlySpan<LstmWeights<T>> weightsOf, RnnBatch<T> inputs, ReadOnlySpan<LstmState<T>?> initial, ReadOnlySpan<T[]> outputs, ReadOnlySpan<LstmState<T>> states)
    {
        batch = null;
        Inputs = weightsOf[0].Inputs(cell.NumUnits);
        inputs.Check(Inputs);
        try
        {
            for (var d = 0; d < weights.Length; d++)
            {
                weights[d] = weightsOf[d];
                if (weights[d].Inputs(cell.NumUnits) != Inputs)
                {
                    throw new ArgumentException($"kernels: expected I = {Inputs} in both directions, got {weights[d].Inputs(cell.NumUnits)}");
                }

                initial[d]?.Check("initial_state", inputs.Batch, cell.NumUnits);
                states[d].Check("state", inputs.Batch, cell.NumUnits);
                Sizes.Check("outputs", outputs[d], inputs.Batch, inputs.Time, cell.NumUnits);
                var direction = unrolling.Directions[d];
                direction.Prepare(inputs.Batch, inputs.Time, Inputs, inputs.SequenceLength);
                direction.Cell.PackForward(Pin(weights[d]));
                direction.X = pins.Add(inputs.Inputs);
                direction.Y = pins.Add(outputs[d]);
                Pin(direction.StateIn, initial[d]);
                Pin(direction.StateOut, states[d]);
            }

            unrolling.Deal(inputs.Batch, (long)(Inputs + cell.NumUnits) * 4 * cell.NumUnits);
            unrolling.Forward();
            batch = inputs;
        }
        finally
        {
            pins.Release();
        }
    }

    /// <summary>Runs backward. Arrays are one a direction, but the inputs' gradient is the sum over both.</summary>
    public void Backward(ReadOnlySpan<T[]?> outputs, ReadOnlySpan<LstmState<T>?> states, T[] inputs, ReadOnlySpan<LstmWeights<T>> gradients, ReadOnlySpan<LstmState<T>?> initial)
    {
        Sizes.Check("gradient of inputs", inputs, Batch.Batch, Batch.Time, Inputs);
        if (weights.Length > 1 && backwardInputs.Length != inputs.Length)
        {
            backwardInputs = new T[inputs.Length];
        }

        try
        {
            for (var d = 0; d < weights.Length; d++)
            {
                if (outputs[d] is { } cotangent)
                {
                    Sizes.Check("cotangent of outputs", cotangent, Batch.Batch, Batch.Time, cell.NumUnits);
                }

                states[d]?.Check("cotangent of state", Batch.Batch, cell.NumUnits);
                initial[d]?.Check("gradient of initial_state", Batch.Batch, cell.NumUnits);
                if (gradients[d].Inputs(cell.NumUnits) != Inputs)
                {
                    throw new ArgumentException($"gradient of kernel: expected I = {Inputs}, got {gradients[d].Inputs(cell.NumUnits)}");
                }

                var direction = unrolling.Directions[d];
                direction.Cell.PackBackward(Pin(weights[d]));
                direction.X = pins.Add(d == 0 ? inputs : backwardInputs);
                direction.Y = pins.Add(outputs[d]);
                Pin(direction.StateIn, states[d]);
                Pin(direction.StateOut, initial[d]);
                Pin(gradients[d]).CopyTo(unrolling.Gradients(d), 0);
            }

            unrolling.Backward();
            if (weights.Length > 1)
            {
                using var flush = FlushDenormals.Enter();
                for (var i = 0; i < inputs.Length; i++)
                {
                    inputs[i] += backwardInputs[i];
                }
            }
        }
        finally
        {
            pins.Release();
        }
    }

    private T*[] Pin(LstmWeights<T> w)
    {
        weightPointers[0] = pins.Add(w.Kernel);
        weightPointers[1] = pins.Add(w.Bias);
        return weightPointers;
    }

    private void Pin(T*[] pointers, LstmState<T>? state)
    {
        pointers[0] = pins.Add(state?.C);
        pointers[1] = pins.Add(state?.H);
    }
}
