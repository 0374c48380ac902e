using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient of GRU's element-wise part for one row of one step. With <c>d</c> the sum of the output's cotangent and the next step's:
/// <c>du = d·h + −(d·c)</c>, <c>dc = d·(1 − u)</c>; from the candidate's product comes <c>drh</c>, of <c>r·h</c>: <c>dr = drh·h</c>; and
/// <c>dh = (dah + d·u) + drh·r</c> with <c>dah</c> from the gates' product.
/// </summary>
internal static unsafe class GruGatesGradient<T, TArithmetic, TActivation>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>
    /// Units <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1. <paramref name="u"/>, the gate, becomes its pre-activation's
    /// gradient, <paramref name="c"/> that of the candidate, and <paramref name="dh"/>, the next step's, becomes <c>d·u</c>. From <paramref name="gatesTail"/>
    /// on, u belongs to the tail of the gates' sigmoid, from <paramref name="tail"/> on, c to that of the activation.
    /// </summary>
    public static void Candidate(int from, int to, int gatesTail, int tail, T* u, T* c, T* h, T* cotangent, T* dh)
    {
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

    /// <summary><paramref name="r"/> becomes its pre-activation's gradient, <paramref name="drh"/> becomes <c>drh·r</c>.</summary>
    public static void Reset(int from, int to, int tail, T* r, T* h, T* drh)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Vector512<T> reset = Vector512.Load(r + i), d = Vector512.Load(drh + i);
            Padding<T>.Store(SigmoidActivation<T, TArithmetic>.Gradient(reset, d * Vector512.Load(h + i), tail - i), r + i, to - i);
            Padding<T>.Store(d * reset, drh + i, to - i);
        }
    }

    /// <summary>The state's gradient: <paramref name="dh"/> is <c>d·u</c> on entry. <paramref name="resetFirst"/>: <c>(dah + drh·r) + d·u</c>.</summary>
    public static void State(int from, int to, bool resetFirst, T* dah, T* drh, T* dh)
    {
        var (first, second) = resetFirst ? ((nint)drh, (nint)dh) : ((nint)dh, (nint)drh);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(dah + i) + Vector512.Load((T*)first + i) + Vector512.Load((T*)second + i), dh + i, to - i);
        }
    }
}
