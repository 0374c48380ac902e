using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient of the element-wise part of TensorFlow 1's op <c>LSTMBlockCell</c> for one row of one step, from left to right, each operation rounded:
/// <c>do = o·(1 − o)·dh·tanh c'</c>, <c>dc = (1 − tanh²c')·dh·o + dc' (+ do·w_o)</c>, <c>dj = (1 − j·j)·dc·i</c>, <c>df = f·(1 − f)·dc·c</c>,
/// <c>di = i·(1 − i)·dc·j</c>; the previous step gets <c>dc·f (+ di·w_i + df·w_f)</c>. A clip has no gradient: it is passed through.
/// </summary>
internal static unsafe class LstmBlockGatesGradient<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>As <see cref="LstmGatesGradient{T}.Run"/>, with <c>dh</c> the sum of <paramref name="cotangent"/> and <paramref name="dh"/>.</summary>
    public static void Run(int units, int from, int to, in LstmOptions<T> options, T* gates, T* c, T* activated, T* cotangent, T* dh, T* dc)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        var one = Vector512<T>.One;
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Vector512<T> si = Vector512.Load(i + u), tj = Vector512.Load(j + u), sf = Vector512.Load(f + u), so = Vector512.Load(o + u);
            var tc = Vector512.Load(activated + u);
            var d = Padding<T>.Load(cotangent + u, to - u) + Vector512.Load(dh + u);
            var dOut = so * (one - so) * d * tc;
            var cell = ((one - (tc * tc)) * d * so) + Vector512.Load(dc + u);
            if (options.OutputDiagonal is not null)
            {
                cell += dOut * Vector512.Load(options.OutputDiagonal + u);
            }

            var dIn = si * (one - si) * cell * tj;
            var dForget = sf * (one - sf) * cell * Vector512.Load(c + u);
            var before = cell * sf;
            if (options.InputDiagonal is not null)
            {
                before = before + (dIn * Vector512.Load(options.InputDiagonal + u)) + (dForget * Vector512.Load(options.ForgetDiagonal + u));
            }

            Padding<T>.Store(dIn, i + u, to - u);
            Padding<T>.Store((one - (tj * tj)) * cell * si, j + u, to - u);
            Padding<T>.Store(dForget, f + u, to - u);
            Padding<T>.Store(dOut, o + u, to - u);
            before.Store(dc + u);
        }
    }
}
