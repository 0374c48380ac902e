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
    private readonly bool forwardOnly;
    private readonly bool traced;
    private readonly Unrolling<T> unrolling;
    private readonly Pins pins = new();
    private readonly LstmWeights<T>[] weights;
    private readonly T*[] weightPointers = new T*[2];
    private T[] backwardInputs = [];
    private readonly LstmState<T>?[] initialState;
    private RnnBatch<T>? batch;
    private bool spent;

    /// <summary>Makes a tape for 1 or 2 directions; the second is the reversed one.</summary>
    public LstmNetwork(LstmCell cell, RnnOptions options, int directions)
    {
        this.cell = cell;
        (forwardOnly, traced) = (options.ForwardOnly, options.Trace);
        weights = new LstmWeights<T>[directions];
        initialState = new LstmState<T>?[directions];
        unrolling = new Unrolling<T>(
            [.. Enumerable.Range(0, directions).Select(d => new Direction<T>(cell.CreateRun<T>(options.Numerics), reversed: d == 1, options.TimeMajor))],
            options);
    }

    /// <summary>I of the batch that was last run forward.</summary>
    public int Inputs { get; private set; }

    /// <summary>The batch that was last run forward.</summary>
    public RnnBatch<T> Batch => batch ?? throw new InvalidOperationException("Backward needs a Forward before it");

    /// <summary>What was written down of a direction, or null.</summary>
    public CellTrace<T>? Trace(int direction) => unrolling.Directions[direction].Cell.Trace;

    /// <summary>Runs forward. Arrays are one a direction.</summary>
    public void Forward(ReadOnlySpan<LstmWeights<T>> weightsOf, RnnBatch<T> inputs, ReadOnlySpan<LstmState<T>?> initial, ReadOnlySpan<T[]> outputs, ReadOnlySpan<LstmState<T>> states)
    {
        batch = null;
        Inputs = weightsOf[0].Inputs(cell.NumUnits);
        inputs.Check(Inputs);
        for (var d = 0; d < weights.Length; d++)
        {
            (weights[d], initialState[d]) = (weightsOf[d], initial[d]);
            if (weights[d].Inputs(cell.NumUnits) != Inputs)
            {
                throw new ArgumentException($"kernels: expected I = {Inputs} in both directions, got {weights[d].Inputs(cell.NumUnits)}");
            }

            initial[d]?.Check("initial_state", inputs.Batch, cell.NumUnits);
            states[d].Check("state", inputs.Batch, cell.NumUnits);
            Sizes.Check("outputs", outputs[d], inputs.Batch, inputs.Time, cell.NumUnits);
        }

        foreach (var direction in unrolling.Directions)
        {
            direction.Cell.Trace = traced ? direction.NewTrace(inputs.Batch, inputs.Time) : null;
        }

        Unroll(inputs, outputs, states);
        batch = inputs;
    }

    /// <summary>Runs backward. Arrays are one a direction, but the inputs' gradient is the sum over both.</summary>
    public void Backward(ReadOnlySpan<T[]?> outputs, ReadOnlySpan<LstmState<T>?> states, T[] inputs, ReadOnlySpan<LstmWeights<T>> gradients, ReadOnlySpan<LstmState<T>?> initial)
    {
        if (forwardOnly)
        {
            throw new InvalidOperationException("Backward needs a Forward that keeps its steps: RnnOptions.ForwardOnly is set");
        }

        Sizes.Check("gradient of inputs", inputs, Batch.Batch, Batch.Time, Inputs);
        if (weights.Length > 1 && backwardInputs.Length != inputs.Length)
        {
            backwardInputs = new T[inputs.Length];
        }

        if (spent)
        {
            // an earlier call has put its gradients in the place of the activations
            Unroll(Batch, [], []);
        }

        try
        {
            spent = true;
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
                Pin(weights[d]).CopyTo(unrolling.Weights(d), 0);
                direction.Exchange.X = pins.Add(d == 0 ? inputs : backwardInputs);
                direction.Exchange.Y = pins.Add(outputs[d]);
                Pin(direction.Exchange.StateIn, states[d]);
                Pin(direction.Exchange.StateOut, initial[d]);
                Pin(gradients[d]).CopyTo(unrolling.Gradients(d), 0);
            }

            unrolling.Backward();
            if (weights.Length > 1)
            {
                using var flush = FlushDenormals.Enter();
                Kernels.Sum<T>.Add(unrolling.Directions[0].Exchange.X, unrolling.Directions[1].Exchange.X, inputs.Length);
            }
        }
        finally
        {
            pins.Release();
        }
    }

    /// <summary>Runs forward; no arrays: without results.</summary>
    private void Unroll(RnnBatch<T> inputs, ReadOnlySpan<T[]> outputs, ReadOnlySpan<LstmState<T>> states)
    {
        try
        {
            for (var d = 0; d < weights.Length; d++)
            {
                var direction = unrolling.Directions[d];
                direction.Prepare(inputs.Batch, inputs.Time, Inputs, inputs.SequenceLength, forwardOnly);
                direction.Exchange.X = pins.Add(inputs.Inputs);
                direction.Exchange.Y = pins.Add(outputs.IsEmpty ? null : outputs[d]);
                Pin(direction.Exchange.StateIn, initialState[d]);
                Pin(weights[d]).CopyTo(unrolling.Weights(d), 0);
                Pin(direction.Exchange.StateOut, states.IsEmpty ? null : states[d]);
            }

            unrolling.Deal(inputs.Batch, (long)(Inputs + cell.NumUnits) * 4 * cell.NumUnits);
            unrolling.Forward();
            spent = false;
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
