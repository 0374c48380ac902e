using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient of LSTM's element-wise part for one row of one step. With <c>dh</c> the sum of the output's cotangent and the next step's:
/// <c>dc = dc' + (dh·o)·(1 − tanh²c')</c>; <c>do = dσ(o, dh·tanh c')</c>, <c>df = dσ(f, dc·c)</c>, <c>di = dσ(i, dc·j)</c>,
/// <c>dj = (dc·i)·(1 − j²)</c>; the previous step gets <c>dc·f</c>. <c>dσ(y, dy) = dy·(y·(1 − y))</c>, in the tail <c>(dy·y)·(1 − y)</c>.
/// </summary>
internal static unsafe class LstmGatesGradient<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>
    /// Units <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1. <paramref name="gates"/> <c>[4H]</c> are the activations i j f o on entry and the gradient dz after. <paramref name="c"/>,
    /// <paramref name="tanhC"/>, the next step's <paramref name="dh"/> and <paramref name="dc"/>, which is the previous step's after, are <c>[H]</c>,
    /// padded so that a whole vector can be read and written from every element; the output's <paramref name="cotangent"/> <c>[H]</c> is not.
    /// </summary>
    public static void Run(int units, int from, int to, int tail, T* gates, T* c, T* tanhC, T* cotangent, T* dh, T* dc)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        var one = Vector512<T>.One;
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Vector512<T> si = Vector512.Load(i + u), tj = Vector512.Load(j + u), sf = Vector512.Load(f + u), so = Vector512.Load(o + u);
            var tc = Vector512.Load(tanhC + u);
            var g = Padding<T>.Load(cotangent + u, to - u) + Vector512.Load(dh + u);
            var cell = Vector512.Load(dc + u) + (g * so * (one - (tc * tc)));
            Padding<T>.Store(SigmoidGradient(si, cell * tj, tail - u), i + u, to - u);
            Padding<T>.Store(cell * si * (one - (tj * tj)), j + u, to - u);
            Padding<T>.Store(SigmoidGradient(sf, cell * Vector512.Load(c + u), tail - u), f + u, to - u);
            Padding<T>.Store(SigmoidGradient(so, g * tc, tail - u), o + u, to - u);
            (cell * sf).Store(dc + u);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> SigmoidGradient(Vector512<T> y, Vector512<T> dy, int tail)
    {
        var slope = Vector512<T>.One - y;
        var whole = dy * (y * slope);
        return tail >= Vector512<T>.Count ? whole : Vector512.ConditionalSelect(InTail(tail), dy * y * slope, whole);
    }

    private static Vector512<T> InTail(int tail) => Vector512.GreaterThanOrEqual(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(tail)));
}
