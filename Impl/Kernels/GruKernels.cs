using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// GRUCell's ops, in TensorFlow's order, each rounded: <c>[r u] = σ(z + bias)</c>, one op over both; <c>c = act(z + bias)</c>, <c>h' = u·h + (1 − u)·c</c>.
/// Backward <c>du = d·h + −(d·c)</c>, <c>dc = d·(1 − u)</c>, <c>dr = drh·h</c>, <c>dh = (dah + d·u) + drh·r</c>.
/// </summary>
internal readonly unsafe struct GruKernels<T, TArithmetic, TActivation> : IGruKernels<T>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    /// <inheritdoc/>
    public static bool AddsInputGradients => false;

    /// <inheritdoc/>
    public static void Gates(GruRow row, int from, int to, T* z, T* bias, T* gates, T* h, T* rh)
    {
        var tail = row.Tail(2 * row.Units, TArithmetic.TailWidth);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail, z, bias, gates);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail - row.Units, z + row.Units, bias + row.Units, gates + row.Units);
        Product<T>.Of(from, to, gates, h, rh);
    }

    /// <inheritdoc/>
    public static void State(GruRow row, int from, int to, T* z, T* bias, T* c, T* u, T* h, T* newH)
    {
        ActivationRow<T, TActivation>.Forward(from, to, row.Tail(row.Units, TArithmetic.TailWidth), z, bias, c);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            var update = Vector512.Load(u + i);
            Padding<T>.Store((update * Vector512.Load(h + i)) + ((Vector512<T>.One - update) * Vector512.Load(c + i)), newH + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void CandidateGradient(GruRow row, int from, int to, T* u, T* c, T* h, T* cotangent, T* dh)
    {
        var gatesTail = row.Tail(2 * row.Units, TArithmetic.TailWidth) - row.Units;
        var tail = row.Tail(row.Units, TArithmetic.TailWidth);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Vector512<T> update = Vector512.Load(u + i), state = Vector512.Load(h + i), candidate = Vector512.Load(c + i);
            var d = Padding<T>.Load(cotangent + i, to - i) + Vector512.Load(dh + i);
            var du = (d * state) + -(d * candidate);
            Padding<T>.Store(TActivation.Gradient(candidate, d * (Vector512<T>.One - update), tail - i), c + i, to - i);
            Padding<T>.Store(SigmoidActivation<T, TArithmetic>.Gradient(update, du, gatesTail - i), u + i, to - i);
            Padding<T>.Store(d * update, dh + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void ResetGradient(GruRow row, int from, int to, T* r, T* h, T* drh)
    {
        var tail = row.Tail(2 * row.Units, TArithmetic.TailWidth);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Vector512<T> reset = Vector512.Load(r + i), d = Vector512.Load(drh + i);
            Padding<T>.Store(SigmoidActivation<T, TArithmetic>.Gradient(reset, d * Vector512.Load(h + i), tail - i), r + i, to - i);
            Padding<T>.Store(d * reset, drh + i, to - i);
        }
    }

    /// <inheritdoc/>
    public static void StateGradient(int from, int to, bool resetFirst, T* dah, T* drh, T* dh)
    {
        var (first, second) = resetFirst ? ((nint)drh, (nint)dh) : ((nint)dh, (nint)drh);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(dah + i) + Vector512.Load((T*)first + i) + Vector512.Load((T*)second + i), dh + i, to - i);
        }
    }
}
