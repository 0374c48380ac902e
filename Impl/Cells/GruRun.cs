using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// A GRU at work. Kept of every step: <c>concat(x, h)</c>, <c>concat(x, r·h)</c>, the gates r u and the candidate, which the backward pass
/// turns into the gradients of their pre-activations.
/// </summary>
internal sealed unsafe class GruRun<T, TKernels>(int units, Numerics numerics) : CellRun<T>
    where T : unmanaged, INumberBase<T>
    where TKernels : struct, IGruKernels<T>
{
    private readonly Dense<T> gateLayer = new(2 * units, biased: true, numerics);
    private readonly Dense<T> candidateLayer = new(units, biased: true, numerics);
    private readonly StepRows<T> xh = new();
    private readonly StepRows<T> xrh = new();
    private readonly StepRows<T> gates = new();
    private readonly StepRows<T> candidate = new();
    private readonly PinnedBuffer<T> zBuffer = new();
    private readonly PinnedBuffer<T> candidateZBuffer = new();
    private readonly PinnedBuffer<T> dxhBuffer = new();
    private readonly PinnedBuffer<T> dxrhBuffer = new();
    private readonly PinnedBuffer<T> dhBuffer = new();
    private int batch;
    private int inputs;
    private T* z;
    private T* candidateZ;
    private T* dxh;
    private T* dxrh;
    private T* dh;

    /// <inheritdoc/>
    public override StatePart[] States { get; } = [new("h", units)];

    /// <inheritdoc/>
    public override int OutputSize => units;

    /// <inheritdoc/>
    public override int WeightCount => 4;

    /// <inheritdoc/>
    public override long WeightBytes => Cost * sizeof(T);

    /// <inheritdoc/>
    public override long Cost => gateLayer.Size + candidateLayer.Size;

    /// <inheritdoc/>
    public override int ForwardPhases => 4;

    /// <inheritdoc/>
    public override int BackwardPhases => 5;

    /// <summary>The candidate's part, then the gates', where they are not added up.</summary>
    public override IReadOnlyList<string> InputGradients { get; } =
        TKernels.AddsInputGradients ? ["gru_cell/GRUBlockCell_grad/GRUBlockCellGrad"] : ["gru_cell/concat_1_grad/Slice", "gru_cell/concat_grad/Slice"];

    /// <inheritdoc/>
    public override int MostWeightParts => gateLayer.MostParts;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, int Width)> Traced { get; } =
        [("z", 2 * units), ("r", units), ("u", units), ("zc", units), ("c", units), ("dz", 2 * units), ("dzc", units)];

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        (this.batch, this.inputs) = (batch, inputs);
        gateLayer.Prepare(batch, inputs + units);
        candidateLayer.Prepare(batch, inputs + units);
        xh.Prepare(time + 1, !forwardOnly, 2, batch, gateLayer.InputStride);
        xrh.Prepare(time, !forwardOnly, 1, batch, candidateLayer.InputStride);
        gates.Prepare(time, !forwardOnly, 1, batch, gateLayer.OutputStride);
        candidate.Prepare(time, !forwardOnly, 1, batch, candidateLayer.OutputStride);
        z = zBuffer.Need((long)batch * gateLayer.OutputStride);
        candidateZ = candidateZBuffer.Need((long)batch * candidateLayer.OutputStride);
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies)
    {
        gateLayer.TakeForward(weights[0], weights[1], copies);
        candidateLayer.TakeForward(weights[2], weights[3], copies);
    }

    /// <inheritdoc/>
    public override void PackForward(Portion portion)
    {
        gateLayer.PackForward(portion);
        candidateLayer.PackForward(portion);
    }

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        gateLayer.TakeBackward(weights[0], copies, weightParts);
        candidateLayer.TakeBackward(weights[2], copies, weightParts);
        dxh = dxhBuffer.Need((long)batch * gateLayer.InputStride);
        dxrh = dxrhBuffer.Need((long)batch * candidateLayer.InputStride);
        dh = dhBuffer.Need((long)batch * Padding<T>.Row(units));
    }

    /// <inheritdoc/>
    public override void PackBackward(Portion portion)
    {
        gateLayer.PackBackward(portion);
        candidateLayer.PackBackward(portion);
    }

    /// <inheritdoc/>
    public override T* Input(int t, int n) => xh.At(t, n);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => xh.At(t, n) + inputs;

    /// <inheritdoc/>
    public override T* Output(int t, int n) => State(0, t + 1, n);

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => dh + ((nint)n * Padding<T>.Row(units));

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => part == 0 ? Gradient(dxrh, candidateLayer, n) : Gradient(dxh, gateLayer, n);

    /// <summary>The gates' product, the gates, the candidate's product, the new state.</summary>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        switch (phase)
        {
            case 0:
                gateLayer.Forward(portion, rows, count, Input(t, 0), z);
                break;
            case 1:
                Gates(portion, t, rows, count);
                break;
            case 2:
                candidateLayer.Forward(portion, rows, count, xrh.At(t, 0), candidateZ);
                break;
            default:
                NewState(portion, t, rows, count);
                break;
        }
    }

    /// <summary>The candidate's gradient, its product, the reset gate's gradient, the gates' product, the state's gradient.</summary>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        switch (phase)
        {
            case 0:
                CandidateGradient(portion, t, rows, count, cotangents);
                break;
            case 1:
                candidateLayer.Backward(portion, rows, count, candidate.At(t, 0), dxrh);
                break;
            case 2:
                ResetGradient(portion, t, rows, count);
                break;
            case 3:
                gateLayer.Backward(portion, rows, count, gates.At(t, 0), dxh);
                break;
            default:
                StateGradient(portion, t, rows, count);
                break;
        }
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T** gradients)
    {
        var (first, second) = (Names?.Order(2, 0), Names?.Order(2, 1));
        gateLayer.Gradient(part, parts, live, xh, gates, first, first, gradients[0], gradients[1]);
        candidateLayer.Gradient(part, parts, live, xrh, candidate, second, second, gradients[2], gradients[3]);
    }

    private void Gates(Portion portion, int t, int* rows, int count)
    {
        var (from, to) = portion.Elements<T>(units);
        var (first, end) = portion.Elements<T>(inputs);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            var zRow = z + ((nint)n * gateLayer.OutputStride);
            new ReadOnlySpan<T>(Input(t, n) + first, end - first).CopyTo(new Span<T>(xrh.At(t, n) + first, end - first));
            TKernels.Gates(Row(n), from, to, zRow, gateLayer.Bias, gates.At(t, n), State(0, t, n), xrh.At(t, n) + inputs);
            if (Trace is not null)
            {
                Trace.WriteSum("z", t, n, from, to, zRow, gateLayer.Bias);
                Trace.WriteSum("z", t, n, units + from, units + to, zRow, gateLayer.Bias);
                Trace.Write("r", t, n, from, to, gates.At(t, n));
                Trace.Write("u", t, n, from, to, gates.At(t, n) + units);
            }
        }
    }

    private void NewState(Portion portion, int t, int* rows, int count)
    {
        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            var zRow = candidateZ + ((nint)n * candidateLayer.OutputStride);
            TKernels.State(Row(n), from, to, zRow, candidateLayer.Bias, candidate.At(t, n), gates.At(t, n) + units, State(0, t, n), Output(t, n));
            Trace?.WriteSum("zc", t, n, from, to, zRow, candidateLayer.Bias);
            Trace?.Write("c", t, n, from, to, candidate.At(t, n));
            Trace?.Write("h", t, n, from, to, Output(t, n));
        }
    }

    private void CandidateGradient(Portion portion, int t, int* rows, int count, T** cotangents)
    {
        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            Trace?.WriteSum("dh", t, n, from, to, cotangents[r], StateGradient(0, n));
            TKernels.CandidateGradient(Row(n), from, to, gates.At(t, n) + units, candidate.At(t, n), State(0, t, n), cotangents[r], StateGradient(0, n));
            Trace?.Write("dzc", t, n, from, to, candidate.At(t, n));
        }
    }

    private void ResetGradient(Portion portion, int t, int* rows, int count)
    {
        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            TKernels.ResetGradient(Row(n), from, to, gates.At(t, n), State(0, t, n), InputGradient(0, n) + inputs);
            Trace?.Write("dz", t, n, from, to, gates.At(t, n));
            Trace?.Write("dz", t, n, units + from, units + to, gates.At(t, n));
        }
    }

    private void StateGradient(Portion portion, int t, int* rows, int count)
    {
        var (from, to) = portion.Elements<T>(units);
        var (first, end) = portion.Elements<T>(inputs);

        // the ops are mul (r·h), mul_1 (u·h) and mul_2, and sorted by name mul_1 comes before mul; in an unrolled graph they are numbered on
        var resetFirst = Names?.Before(3, 0, 1)[t] ?? false;
        for (var r = 0; r < count; r++)
        {
            T* ofCandidate = Gradient(dxrh, candidateLayer, rows[r]), ofGates = Gradient(dxh, gateLayer, rows[r]);
            TKernels.StateGradient(from, to, resetFirst, ofGates + inputs, ofCandidate + inputs, StateGradient(0, rows[r]));
            if (TKernels.AddsInputGradients)
            {
                Sum<T>.Add(ofCandidate + first, ofGates + first, end - first);
            }
        }
    }

    private static T* Gradient(T* rows, Dense<T> layer, int n) => rows + ((nint)n * layer.InputStride);

    private GruRow Row(int n) => new(batch, units, n);
}
