using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The op <c>GRUBlockCell</c> of TensorFlow 1, each operation rounded: <c>r = σ(z_r + b_r)</c>, <c>u = σ(z_u + b_u)</c>, <c>c = tanh(z_c + b_c)</c>,
/// <c>h' = u·(h − c) + c</c>. Backward, from left to right, <c>dz_c = (d·(1 − u))·(1 − c·c)</c>, <c>dz_u = d·(h − c)·u·(1 − u)</c>,
/// <c>dz_r = (drh·h·r)·(1 − r)</c>, <c>dh = (dah + drh·r) + d·u</c>.
/// </summary>
internal readonly unsafe struct GruBlockKernels<T, TArithmetic> : IGruKernels<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <inheritdoc/>
    public static bool AddsInputGradients => true;

    /// <inheritdoc/>
    public static void Gates(GruRow row, int from, int to, T* z, T* bias, T* gates, T* h, T* rh)
    {
        var tail = row.Tail(row.Units, TArithmetic.TailWidth);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail, z, bias, gates);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail, z + row.Units, bias + row.Units, gates + row.Units);
        Product<T>.Of(from, to, gates, h, rh);
    }

    /// <inheritdoc/>
    public static void State(GruRow row, int from, int to, T* z, T* bias, T* c, T* u, T* h, T* newH)
    {
        ActivationRow<T, TanhActivation<T, TArithmetic>>.Forward(from, to, int.MaxValue, z, bias, c);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            var candidate = Vector512.Load(c + i);
            Padding<T>.Store((Vector512.Load(u + i) * (Vector512.Load(h + i) - candidate)) + candidate, newH + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void CandidateGradient(GruRow row, int from, int to, T* u, T* c, T* h, T* cotangent, T* dh)
    {
        var one = Vector512<T>.One;
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Vector512<T> update = Vector512.Load(u + i), candidate = Vector512.Load(c + i);
            var d = Padding<T>.Load(cotangent + i, to - i) + Vector512.Load(dh + i);
            Padding<T>.Store(d * (one - update) * (one - (candidate * candidate)), c + i, to - i);
            Padding<T>.Store(d * (Vector512.Load(h + i) - candidate) * update * (one - update), u + i, to - i);
            Padding<T>.Store(d * update, dh + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void ResetGradient(GruRow row, int from, int to, T* r, T* h, T* drh)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Vector512<T> reset = Vector512.Load(r + i), d = Vector512.Load(drh + i);
            Padding<T>.Store(d * Vector512.Load(h + i) * reset * (Vector512<T>.One - reset), r + i, to - i);
            Padding<T>.Store(d * reset, drh + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void StateGradient(int from, int to, bool resetFirst, T* dah, T* drh, T* dh)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(dah + i) + Vector512.Load(drh + i) + Vector512.Load(dh + i), dh + i, to - i);
        }
    }
}
