using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Threads;

namespace Parity.Impl.Drivers;

/// <summary>
/// The tape: a cell unrolled in one direction or two, with all that its backward pass needs. Forward and backward take the caller's arrays,
/// one of each a direction, and allocate nothing once sizes have settled.
/// </summary>
internal sealed unsafe class RnnNetwork<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly CellLayout layout;
    private readonly int outputSize;
    private readonly bool forwardOnly;
    private readonly bool traced;
    private readonly Unrolling<T> unrolling;
    private readonly Pins pins = new();
    private readonly CellWeights<T>[] weights;
    private readonly bool unrolled;
    private T[] backwardInputs = [];
    private T[] secondInputs = [];
    private readonly CellState<T>?[] initialState;
    private RnnBatch<T>? batch;
    private bool spent;

    /// <summary>
    /// Makes a tape for 1 or 2 directions; the second is the reversed one. <paramref name="unrolled"/>: TensorFlow's graph has every step of the cell.
    /// <paramref name="concatenated"/>: the outputs of both are side by side in one array, which is given for each.
    /// </summary>
    public RnnNetwork(RnnCell cell, RnnOptions options, int directions, bool unrolled = false, bool concatenated = false)
    {
        outputSize = cell.OutputSize * (concatenated ? directions : 1);
        layout = new CellLayout(cell);
        this.unrolled = unrolled;
        (forwardOnly, traced) = (options.ForwardOnly, options.Trace);
        weights = new CellWeights<T>[directions];
        initialState = new CellState<T>?[directions];
        unrolling = new Unrolling<T>(
            [.. Enumerable.Range(0, directions).Select(d => new Direction<T>(cell.CreateRun<T>(options.Numerics), new Side(d == 1, options.TimeMajor, unrolled, concatenated ? directions : 1)))],
            options);
    }

    /// <summary>The cell's sizes.</summary>
    public CellLayout Layout => layout;

    /// <summary>I of the batch that was last run forward.</summary>
    public int Inputs { get; private set; }

    /// <summary>The batch that was last run forward.</summary>
    public RnnBatch<T> Batch => batch ?? throw new InvalidOperationException("Backward needs a Forward before it");

    /// <summary>What was written down of a direction, or null.</summary>
    public CellTrace<T>? Trace(int direction) => unrolling.Directions[direction].Cell.Trace;

    /// <summary>Runs forward. Arrays are one a direction.</summary>
    public void Forward(ReadOnlySpan<CellWeights<T>> weightsOf, RnnBatch<T> inputs, ReadOnlySpan<CellState<T>?> initial, ReadOnlySpan<T[]> outputs, ReadOnlySpan<CellState<T>> states)
    {
        batch = null;
        Inputs = layout.Inputs(weightsOf[0]);
        inputs.Check(Inputs);
        for (var d = 0; d < weights.Length; d++)
        {
            (weights[d], initialState[d]) = (weightsOf[d], initial[d]);
            if (layout.Inputs(weightsOf[d]) != Inputs)
            {
                throw new ArgumentException($"weights: expected I = {Inputs} in both directions, got {layout.Inputs(weightsOf[d])}");
            }

            initial[d]?.Check("initial_state.", inputs.Batch, layout.States);
            states[d].Check("state.", inputs.Batch, layout.States);
            Sizes.Check("outputs", outputs[d], inputs.Batch, inputs.Time, outputSize);
        }

        foreach (var direction in unrolling.Directions)
        {
            direction.Cell.Trace = traced ? direction.NewTrace(inputs.Batch, inputs.Time) : null;
        }

        Unroll(inputs, outputs, states);
        batch = inputs;
    }

    /// <summary>Runs backward. Arrays are one a direction, but the inputs' gradient is the sum over both.</summary>
    public void Backward(ReadOnlySpan<T[]?> outputs, ReadOnlySpan<CellState<T>?> states, T[] inputs, ReadOnlySpan<CellWeights<T>> gradients, ReadOnlySpan<CellState<T>?> initial)
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

        // without lengths both directions of an unrolled graph have the same inputs, and all contributions to their gradient are added by name
        var apart = unrolled && weights.Length > 1 && Batch.SequenceLength is null && unrolling.Directions[0].Cell.InputGradients.Count == 2;
        if (apart && secondInputs.Length != inputs.Length)
        {
            secondInputs = new T[inputs.Length];
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
                    Sizes.Check("cotangent of outputs", cotangent, Batch.Batch, Batch.Time, outputSize);
                }

                states[d]?.Check("cotangent of state.", Batch.Batch, layout.States);
                initial[d]?.Check("gradient of initial_state.", Batch.Batch, layout.States);
                if (layout.Inputs(gradients[d], "gradient of ") != Inputs)
                {
                    throw new ArgumentException($"gradient of weights: expected I = {Inputs}, got {layout.Inputs(gradients[d])}");
                }

                var direction = unrolling.Directions[d];
                Pin(unrolling.Weights(d), weights[d].Arrays);
                direction.Exchange.X = pins.Add(d == 0 ? inputs : backwardInputs);
                direction.Exchange.InputGradients.Second = pins.Add(apart && d == 0 ? secondInputs : null);
                direction.Exchange.Y = pins.Add(outputs[d]);
                Pin(direction.Exchange.StateIn, states[d]?.Arrays);
                Pin(direction.Exchange.StateOut, initial[d]?.Arrays);
                Pin(unrolling.Gradients(d), gradients[d].Arrays);
            }

            unrolling.Backward();
            if (weights.Length > 1)
            {
                using var flush = FlushDenormals.Enter();
                var (fw, bw) = (unrolling.Directions[0].Exchange, unrolling.Directions[1].Exchange);
                if (apart)
                {
                    fw.AddInputGradient(bw.X);
                }
                else
                {
                    Kernels.Sum<T>.Add(fw.X, bw.X, inputs.Length);
                }
            }
        }
        finally
        {
            pins.Release();
        }
    }

    /// <summary>Runs forward; no arrays: without results.</summary>
    private void Unroll(RnnBatch<T> inputs, ReadOnlySpan<T[]> outputs, ReadOnlySpan<CellState<T>> states)
    {
        try
        {
            for (var d = 0; d < weights.Length; d++)
            {
                var direction = unrolling.Directions[d];
                direction.Prepare(inputs.Batch, inputs.Time, Inputs, inputs.SequenceLength, forwardOnly);
                direction.Exchange.X = pins.Add(inputs.Inputs);
                direction.Exchange.Y = pins.Add(outputs.IsEmpty ? null : outputs[d]);
                Pin(direction.Exchange.StateIn, initialState[d]?.Arrays);
                Pin(unrolling.Weights(d), weights[d].Arrays);
                Pin(direction.Exchange.StateOut, states.IsEmpty ? null : states[d].Arrays);
            }

            unrolling.Deal(inputs.Batch);
            unrolling.Forward();
            spent = false;
        }
        finally
        {
            pins.Release();
        }
    }

    private void Pin(T*[] pointers, IReadOnlyList<T[]>? arrays)
    {
        for (var i = 0; i < pointers.Length; i++)
        {
            pointers[i] = pins.Add(arrays?[i]);
        }
    }
}
