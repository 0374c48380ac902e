using System.Numerics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Cells;

/// <summary>
/// <see cref="LayerNormLstmCell"/> at work: each gate's pre-activations and the new c are normalised over their row before they are used. Kept of every
/// step besides: what was normalised, backward γ's gradient in its place, and β's. A row is not cut, whoever has its first unit does it all.
/// </summary>
internal sealed unsafe class LayerNormLstmRun<T, TArithmetic, TActivation>(LstmShape<T> shape, T forgetBias, Numerics numerics) : LstmRun<T>(shape, TArithmetic.TailWidth, numerics)
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    private const int Norms = 5;
    private const int OfState = 4;
    private readonly int stride = Padding<T>.Row(shape.Units);
    private readonly StepRows<T> normalised = new();
    private readonly StepRows<T> gradients = new();
    private readonly StepRows<T> scales = new();
    private readonly PinnedBuffer<T> normalBuffer = new();
    private readonly PinnedBuffer<T> zeroBuffer = new();
    private readonly T*[] gamma = new T*[Norms];
    private readonly T*[] beta = new T*[Norms];
    private int time;
    private T* normal;
    private T* zeros;

    /// <inheritdoc/>
    protected override int OwnWeights => 2 * Norms;

    /// <inheritdoc/>
    public override void Prepare(int batch, int time, int inputs, bool forwardOnly)
    {
        base.Prepare(batch, time, inputs, forwardOnly);
        this.time = time;
        normalised.Prepare(time, !forwardOnly, 1, batch, Norms * stride);
        scales.Prepare(time, !forwardOnly, 1, batch, 2 * Norms);
        normal = normalBuffer.Need((long)batch * Norms * stride);
        zeros = zeroBuffer.Need(stride);
        new Span<T>(zeros, stride).Clear();
    }

    /// <inheritdoc/>
    public override void TakeForward(T** weights, int copies)
    {
        base.TakeForward(weights, copies);
        TakeNorms(weights + 1);
    }

    /// <inheritdoc/>
    public override void TakeBackward(T** weights, int copies, int weightParts)
    {
        base.TakeBackward(weights, copies, weightParts);
        TakeNorms(weights + 1);
        gradients.Prepare(time, true, 1, Batch, Norms * stride);
    }

    /// <inheritdoc/>
    protected override void ForwardRow(int t, int n, int from, int to, T* product, T* m)
    {
        if (from > 0 || to == 0)
        {
            return;
        }

        var y = normal + ((nint)n * Norms * stride);
        for (var gate = 0; gate < OfState; gate++)
        {
            Normalise(gate, t, n, product + (gate * Units), y + (gate * stride));
        }

        T* i = Gates(t, n), j = i + Units, f = j + Units, o = f + Units, c = State(C, t, n), raw = y + (OfState * stride);
        Gate(n, y, T.Zero, i);
        ActivationRow<T, TActivation>.Forward(0, Units, Tail(n), y + stride, zeros, j);
        Gate(n, y + (2 * stride), forgetBias, f);
        Gate(n, y + (3 * stride), T.Zero, o);
        for (var u = 0; u < Units; u++)
        {
            raw[u] = (c[u] * f[u]) + (i[u] * j[u]);
        }

        Normalise(OfState, t, n, raw, State(C, t + 1, n));
        ActivationRow<T, TActivation>.Forward(0, Units, Tail(n), State(C, t + 1, n), zeros, Activated(t, n));
        Product<T>.Of(0, Units, Activated(t, n), o, m);
    }

    /// <inheritdoc/>
    protected override void BackwardRow(int t, int n, int from, int to, T* cotangent, T* more, T* cellGradient)
    {
        if (from > 0 || to == 0)
        {
            return;
        }

        T* i = Gates(t, n), j = i + Units, f = j + Units, o = f + Units, c = State(C, t, n), tc = Activated(t, n);
        T* d = gradients.At(t, n), di = d, dj = d + stride, df = dj + stride, dOut = df + stride, dc = dOut + stride;
        for (var u = 0; u < Units; u++)
        {
            var dm = cotangent[u] + more[u];
            (dOut[u], dc[u]) = (dm * tc[u], dm * o[u]);
        }

        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Gradient(0, Units, Tail(n), o, dOut, dOut);
        ActivationRow<T, TActivation>.Gradient(0, Units, Tail(n), tc, dc, dc);
        for (var u = 0; u < Units; u++)
        {
            dc[u] = cellGradient[u] + dc[u];
        }

        Gradient(OfState, t, n, dc, cellGradient);
        for (var u = 0; u < Units; u++)
        {
            var cell = cellGradient[u];
            (di[u], dj[u], df[u], cellGradient[u]) = (cell * j[u], cell * i[u], cell * c[u], cell * f[u]);
        }

        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Gradient(0, Units, Tail(n), i, di, di);
        ActivationRow<T, TActivation>.Gradient(0, Units, Tail(n), j, dj, dj);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Gradient(0, Units, Tail(n), f, df, df);
        for (var gate = 0; gate < OfState; gate++)
        {
            Gradient(gate, t, n, d + (gate * stride), i + (gate * Units));
        }
    }

    /// <summary>γ and β of each.</summary>
    protected override void OwnGradients(Portion portion, LiveRows live, T** own)
    {
        var (from, to) = portion.Elements<T>(Units);
        for (var norm = 0; norm < Norms; norm++)
        {
            for (var u = from; u < to; u++)
            {
                var (scale, shift, at) = (T.Zero, T.Zero, (norm * stride) + u);
                for (var t = live.Steps - 1; t >= 0; t--)
                {
                    var (stepScale, stepShift) = (T.Zero, T.Zero);
                    foreach (var n in live.At(t))
                    {
                        stepScale += normalised.At(t, n)[at];
                        stepShift += gradients.At(t, n)[at];
                    }

                    (scale, shift) = (scale + stepScale, shift + stepShift);
                }

                (own[2 * norm][u], own[(2 * norm) + 1][u]) = (scale, shift);
            }
        }
    }

    private void Gate(int n, T* z, T bias, T* y) => LstmOptionGates<T, TArithmetic, TActivation>.Gate(0, Units, Tail(n), z, zeros, System.Runtime.Intrinsics.Vector512.Create(bias), null, null, y);

    private void Normalise(int norm, int t, int n, T* x, T* y)
    {
        var kept = normalised.At(t, n) + (norm * stride);
        new ReadOnlySpan<T>(x, Units).CopyTo(new Span<T>(kept, Units));
        LayerNorm<T>.Forward(Units, kept, gamma[norm], beta[norm], y, out scales.At(t, n)[2 * norm], out scales.At(t, n)[(2 * norm) + 1]);
    }

    private void Gradient(int norm, int t, int n, T* dy, T* dx) =>
        LayerNorm<T>.Gradient(Units, dy, normalised.At(t, n) + (norm * stride), gamma[norm], scales.At(t, n)[2 * norm], scales.At(t, n)[(2 * norm) + 1], dx);

    private void TakeNorms(T** own)
    {
        for (var norm = 0; norm < Norms; norm++)
        {
            gamma[norm] = own[2 * norm];
            beta[norm] = own[(2 * norm) + 1];
        }
    }
}
