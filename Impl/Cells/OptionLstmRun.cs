using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// An LSTM at work with peepholes, cell clip or any activation. Kept of every step besides: c before the clip. Its own weights are the peepholes'
/// <c>w_f_diag</c>, <c>w_i_diag</c>, <c>w_o_diag</c>, or in another order and of other gates.
/// </summary>
internal unsafe class OptionLstmRun<T, TArithmetic, TActivation>(LstmShape<T> shape, T forgetBias, bool peepholes, T? cellClip, Numerics numerics, string gates = "ijfo", string order = "fio")
    : LstmRun<T>(shape, TArithmetic.TailWidth, numerics)
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    private readonly PinnedBuffer<T> diagonalBuffer = new();
    private readonly StepRows<T> raw = new();
    private LstmOptions<T> options;

    /// <summary>The peepholes and the clip, padded.</summary>
    protected ref readonly LstmOptions<T> Options => ref options;

    /// <summary>Whether the peepholes' gradients are summed over the batch in the op that computes the others.</summary>
    protected virtual bool SumsInOp => false;

    /// <inheritdoc/>
    protected override int OwnWeights => peepholes ? order.Length : 0;

    /// <summary>The peepholes add to the gradient of c.</summary>
    public override bool AddsZero(int state) => state == C && peepholes;

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        base.Prepare(batch, time, inputs, forwardOnly);
        raw.Prepare(time, !forwardOnly && cellClip is not null, 1, batch, CellRows.Stride);
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies)
    {
        base.TakeForward(weights, copies);
        TakeOptions(weights + 2);
    }

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        base.TakeBackward(weights, copies, weightParts);
        TakeOptions(weights + 2);
    }

    /// <inheritdoc/>
    protected override void ForwardRow(int t, int n, int from, int to, T* product, T* m) => LstmOptionGates<T, TArithmetic, TActivation>.Forward(
        Units, from, to, Tail(n), options, forgetBias, product, Bias, State(C, t, n), State(C, t + 1, n), raw.At(t, n), m, Gates(t, n), Activated(t, n));

    /// <inheritdoc/>
    protected override void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient) => LstmOptionGatesGradient<T, TArithmetic, TActivation>.Run(
        Units, from, to, Tail(n), options, Gates(t, n), State(C, t, n), raw.At(t, n), Activated(t, n), cotangent, more, cellGradient);

    /// <inheritdoc/>
    protected override void OwnGradients(Portion portion, LiveRows live, T** gradients)
    {
        if (peepholes)
        {
            for (var w = 0; w < order.Length; w++)
            {
                Diagonal(portion, live, gates.IndexOf(order[w], StringComparison.Ordinal), order[w] == 'o' ? 1 : 0, gradients[w]);
            }
        }
    }

    private void Diagonal(Portion portion, LiveRows live, int gate, int step, T* gradient)
    {
        var (from, to) = portion.Elements<T>(Units);
        DiagonalGradient<T>.Run(from, to, Units, Batch, live, GateRows, gate * Units, CellRows, step, Version, SumsInOp, gradient);
    }

    /// <summary>Copies the peepholes to rows of whole vectors.</summary>
    private void TakeOptions(T** diagonals)
    {
        if (!peepholes)
        {
            options = new LstmOptions<T>(null, null, null, cellClip, Masked);
            return;
        }

        var stride = CellRows.Stride;
        var to = diagonalBuffer.Need(order.Length * stride);
        for (var w = 0; w < order.Length; w++)
        {
            new ReadOnlySpan<T>(diagonals[w], Units).CopyTo(new Span<T>(to + (w * stride), Units));
        }

        T* Of(char gate) => order.Contains(gate, StringComparison.Ordinal) ? to + (order.IndexOf(gate, StringComparison.Ordinal) * stride) : null;
        options = new LstmOptions<T>(Of('i'), Of('f'), Of('o'), cellClip, Masked);
    }
}
