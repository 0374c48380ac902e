using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// An LSTM at work, but for its element-wise part. Kept of every step, all <c>[T, B, …]</c>: <c>concat(x, h)</c>, the activations i j f o, which the
/// backward pass turns into the gates' gradient dz, c and act(c'); forward only, of the last two steps. The weights are kernel and bias, then the
/// element-wise part's, then the projection's.
/// </summary>
internal abstract unsafe class LstmRun<T> : CellRun<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The place of c among the states.</summary>
    protected const int C = 0;

    private readonly int tailWidth;
    private readonly bool isTraced;
    private readonly int layerWeights;
    private readonly Dense<T> layer;
    private readonly LstmProjection<T>? projection;
    private readonly StepRows<T> xh = new();
    private readonly StepRows<T> gates = new();
    private readonly StepRows<T> cell = new();
    private readonly StepRows<T> activated = new();
    private readonly PinnedBuffer<T> zBuffer = new();
    private readonly PinnedBuffer<T> dxhBuffer = new();
    private readonly PinnedBuffer<T> dcBuffer = new();
    private int batch;
    private int inputs;
    private T* z;
    private T* dxh;
    private T* dc;

    /// <summary>Makes it for an op's tail of a size modulo <paramref name="tailWidth"/>.</summary>
    protected LstmRun(LstmShape<T> shape, int tailWidth, Numerics numerics)
    {
        (Units, Version, this.tailWidth) = (shape.Units, numerics.Version, tailWidth);
        layer = new Dense<T>(shape.Gates * Units, shape.Biased, numerics);
        layerWeights = shape.Biased ? 2 : 1;
        isTraced = shape.Gates == 4 && shape.Biased;
        projection = shape.Projection is { } size ? new LstmProjection<T>(Units, size, shape.ProjectionClip, numerics) : null;
        var outputs = shape.Projection ?? shape.Units;
        (OutputSize, States) = (outputs, [new("c", shape.Units), new("h", outputs)]);
        Traced = isTraced ? LstmTrace.Parts(Units) : [];
        InputGradients = [shape.Scope + "/concat_grad/Slice"];
    }

    /// <inheritdoc/>
    public sealed override StatePart[] States { get; }

    /// <inheritdoc/>
    public sealed override int OutputSize { get; }

    /// <inheritdoc/>
    public override int WeightCount => layerWeights + OwnWeights + (projection is null ? 0 : 1);

    /// <inheritdoc/>
    public override long WeightBytes => Cost * sizeof(T);

    /// <inheritdoc/>
    public override long Cost => layer.Size + (projection?.Size ?? 0);

    /// <inheritdoc/>
    public override int ForwardPhases => 2 + (projection?.ForwardPhases ?? 0);

    /// <inheritdoc/>
    public override int BackwardPhases => 2 + (projection is null ? 0 : LstmProjection<T>.BackwardPhases);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InputGradients { get; }

    /// <summary>Parts of the columns.</summary>
    public override int MostWeightParts => layer.MostParts;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<(string Name, int Width)> Traced { get; }

    /// <summary>H.</summary>
    protected int Units { get; }

    /// <summary>Whose sums to make.</summary>
    protected TensorFlowVersion Version { get; }

    /// <summary>B.</summary>
    protected int Batch => batch;

    /// <summary>How many variables the element-wise part has.</summary>
    protected virtual int OwnWeights => 0;

    /// <summary>The gates' bias, padded.</summary>
    protected T* Bias => layer.Bias;

    /// <summary>The gates' activations or their gradient, <c>[T, B, 4H]</c>.</summary>
    protected StepRows<T> GateRows => gates;

    /// <summary>c, <c>[T + 1, B, H]</c>.</summary>
    protected StepRows<T> CellRows => cell;

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        (this.batch, this.inputs) = (batch, inputs);
        layer.Prepare(batch, inputs + OutputSize);
        projection?.Prepare(batch, time, forwardOnly);
        xh.Prepare(time + 1, !forwardOnly, 2, batch, layer.InputStride);
        cell.Prepare(time + 1, !forwardOnly, 2, batch, Padding<T>.Round(Units));
        gates.Prepare(time, !forwardOnly, 1, batch, layer.OutputStride);
        activated.Prepare(time, !forwardOnly, 1, batch, Padding<T>.Round(Units));
        z = zBuffer.Need((long)batch * layer.OutputStride);
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies)
    {
        layer.TakeForward(weights[0], layerWeights > 1 ? weights[1] : null, copies);
        projection?.TakeForward(weights[layerWeights + OwnWeights], copies);
    }

    /// <inheritdoc/>
    public override void PackForward(Portion portion)
    {
        layer.PackForward(portion);
        projection?.PackForward(portion);
    }

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        layer.TakeBackward(weights[0], copies, weightParts);
        projection?.TakeBackward(weights[layerWeights + OwnWeights], copies, weightParts);
        dxh = dxhBuffer.Need((long)batch * layer.InputStride);
        dc = dcBuffer.Need((long)batch * cell.Stride);
    }

    /// <inheritdoc/>
    public override void PackBackward(Portion portion)
    {
        layer.PackBackward(portion);
        projection?.PackBackward(portion);
    }

    /// <inheritdoc/>
    public override T* Input(int t, int n) => xh.At(t, n);

    /// <inheritdoc/>
    public override T* State(int state, int t, int n) => state == C ? cell.At(t, n) : xh.At(t, n) + inputs;

    /// <inheritdoc/>
    public override T* Output(int t, int n) => xh.At(t + 1, n) + inputs;

    /// <inheritdoc/>
    public override T* StateGradient(int state, int n) => state == C ? dc + ((nint)n * cell.Stride) : InputGradient(0, n) + inputs;

    /// <inheritdoc/>
    public override T* InputGradient(int part, int n) => dxh + ((nint)n * layer.InputStride);

    /// <summary>The gates' product, the element-wise part, and the projection.</summary>
    public override void Forward(int phase, Portion portion, int t, int* rows, int count)
    {
        switch (phase)
        {
            case 0:
                layer.Forward(portion, rows, count, Input(t, 0), z);
                break;
            case 1:
                var (from, to) = portion.Elements<T>(Units);
                for (var r = 0; r < count; r++)
                {
                    ForwardRow(t, rows[r], from, to, z + ((nint)rows[r] * layer.OutputStride), projection is null ? Output(t, rows[r]) : projection.Input(t, rows[r]));
                }

                break;
            default:
                projection!.Forward(phase - 2, portion, t, rows, count, Output(t, 0), xh.Stride);
                break;
        }

        if (isTraced && Trace is not null && phase == ForwardPhases - 1)
        {
            LstmTrace.Forward(Trace, this, t, rows, count, portion, z, layer);
        }
    }

    /// <summary>The same the other way round.</summary>
    public override void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents)
    {
        var first = BackwardPhases - 2;
        if (phase == 0 && isTraced && Trace is not null)
        {
            LstmTrace.StateGradient(Trace, this, t, rows, count, portion, cotangents);
        }

        if (phase < first)
        {
            projection!.Backward(phase, portion, t, rows, count, cotangents, StateGradient(C + 1, 0), layer.InputStride);
        }
        else if (phase == first)
        {
            var (from, to) = portion.Elements<T>(Units);
            for (var r = 0; r < count; r++)
            {
                var n = rows[r];
                BackwardRow(t, n, from, to, projection is null ? cotangents[r] : projection.InputGradient(n), projection is null ? StateGradient(C + 1, n) : projection.Nothing, StateGradient(C, n));
            }
        }
        else
        {
            layer.Backward(portion, rows, count, gates.At(t, 0), dxh);
            if (isTraced && Trace is not null)
            {
                LstmTrace.GatesGradient(Trace, this, t, rows, count, portion);
            }
        }
    }

    /// <inheritdoc/>
    public override void WeightGradientPart(int part, int parts, LiveRows live, T** gradients)
    {
        layer.Gradient(part, parts, live, xh, gates, Names?.Order(projection is null ? 1 : 2, 0), Names?.Order(1, 0), gradients[0], layerWeights > 1 ? gradients[1] : null);
        OwnGradients(new Portion(0, part, parts), live, gradients + layerWeights);
        projection?.Gradient(part, parts, live, Names?.Order(2, 1), gradients[layerWeights + OwnWeights]);
    }

    /// <summary>The activations i j f o of row n of step t, or their gradient.</summary>
    internal T* Gates(int t, int n) => gates.At(t, n);

    /// <summary>The element-wise part of units <paramref name="from"/> to <paramref name="to"/> − 1: m from the product <paramref name="product"/>.</summary>
    protected abstract void ForwardRow(int t, int n, int from, int to, T* product, T* m);

    /// <summary>Its gradient: dz into the gates, and <paramref name="cellGradient"/> of the previous step, from m's, which is the sum of two.</summary>
    protected abstract void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient);

    /// <summary>The gradients of the element-wise part's own variables.</summary>
    protected virtual void OwnGradients(Portion portion, LiveRows live, T** gradients)
    {
    }

    /// <summary>act(c') of row n of step t.</summary>
    protected T* Activated(int t, int n) => activated.At(t, n);

    /// <summary>The first unit of row n that lies in the tail of an op on <c>[B, H]</c>.</summary>
    protected int Tail(int n) => OpTail.First(batch, Units, n, tailWidth);
}
