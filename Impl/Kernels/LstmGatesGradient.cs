using System.Numerics;
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
    /// <paramref name="gates"/> <c>[4H]</c> are the activations; <paramref name="cotangent"/> the output's, <paramref name="dh"/> the next step's;
    /// <paramref name="dc"/> <c>[H]</c> is the next step's on entry and the previous step's after; <paramref name="dz"/> <c>[4H]</c> is the result.
    /// </summary>
    public static void Run(int units, int tail, T* gates, T* c, T* tanhC, T* cotangent, T* dh, T* dc, T* dz)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        T* di = dz, dj = dz + units, df = dz + (2 * units), d0 = dz + (3 * units);
        var one = Vector512<T>.One;
        var u = 0;
        for (; u + Vector512<T>.Count <= Math.Min(units, tail); u += Vector512<T>.Count)
        {
            Vector512<T> si = Vector512.Load(i + u), tj = Vector512.Load(j + u), sf = Vector512.Load(f + u), so = Vector512.Load(o + u);
            var tc = Vector512.Load(tanhC + u);
            var g = Vector512.Load(cotangent + u) + Vector512.Load(dh + u);
            var cell = Vector512.Load(dc + u) + (g * so * (one - (tc * tc)));
            (cell * tj * (si * (one - si))).Store(di + u);
            (cell * si * (one - (tj * tj))).Store(dj + u);
            (cell * Vector512.Load(c + u) * (sf * (one - sf))).Store(df + u);
            (g * tc * (so * (one - so))).Store(d0 + u);
            (cell * sf).Store(dc + u);
        }

        for (; u < units; u++)
        {
            var g = cotangent[u] + dh[u];
            var tc = tanhC[u];
            var cell = dc[u] + (g * o[u] * (T.One - (tc * tc)));
            di[u] = SigmoidGradient(i[u], cell * j[u], u >= tail);
            dj[u] = cell * i[u] * (T.One - (j[u] * j[u]));
            df[u] = SigmoidGradient(f[u], cell * c[u], u >= tail);
            d0[u] = SigmoidGradient(o[u], g * tc, u >= tail);
            dc[u] = cell * f[u];
        }
    }

    private static T SigmoidGradient(T y, T dy, bool tail) => tail ? dy * y * (T.One - y) : dy * (y * (T.One - y));
}
