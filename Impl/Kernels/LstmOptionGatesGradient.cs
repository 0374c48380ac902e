using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient of <see cref="LstmOptionGates{T, TArithmetic, TActivation}"/> for one row of one step. With <c>dm</c> that of m, and sums of three in
/// the order of TensorFlow's op names: <c>do = dσ(o, dm·act c')</c>; <c>dc = (dc' + dact(act c', dm·o)) + do·w_o</c>, 0 where the clip cut;
/// <c>df = dσ(f, dc·c)</c>, <c>di = dσ(i, dc·j)</c>, <c>dj = dact(j, dc·i)</c>; the previous step gets <c>(dc·f + di·w_i) + df·w_f</c>.
/// </summary>
internal static unsafe class LstmOptionGatesGradient<T, TArithmetic, TActivation>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>As <see cref="LstmGatesGradient{T}.Run"/>, with <c>dm</c> the sum of <paramref name="cotangent"/> and <paramref name="dh"/>.</summary>
    public static void Run(int units, int from, int to, int tail, in LstmOptions<T> options, T* gates, T* c, T* raw, T* activated, T* cotangent, T* dh, T* dc)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Vector512<T> si = Vector512.Load(i + u), tj = Vector512.Load(j + u), sf = Vector512.Load(f + u), so = Vector512.Load(o + u);
            var tc = Vector512.Load(activated + u);
            var dm = Padding<T>.Load(cotangent + u, to - u) + Vector512.Load(dh + u);
            var dOut = SigmoidActivation<T, TArithmetic>.Gradient(so, dm * tc, tail - u);
            var cell = FromOutput(Vector512.Load(dc + u), TActivation.Gradient(tc, dm * so, tail - u), dOut, options.OutputDiagonal, u);
            if (options.CellClip is { } limit)
            {
                cell = Clip<T>.Gradient(Vector512.Load(raw + u), Vector512.Create(limit), cell);
            }

            var dIn = SigmoidActivation<T, TArithmetic>.Gradient(si, cell * tj, tail - u);
            var dForget = SigmoidActivation<T, TArithmetic>.Gradient(sf, cell * Vector512.Load(c + u), tail - u);
            var before = cell * sf;
            if (options.InputDiagonal is not null)
            {
                before = options.Masked ? Vector512<T>.Zero + before : before;
                before += dIn * Vector512.Load(options.InputDiagonal + u);
                before += dForget * Vector512.Load(options.ForgetDiagonal + u);
            }

            Padding<T>.Store(dIn, i + u, to - u);
            Padding<T>.Store(TActivation.Gradient(tj, cell * si, tail - u), j + u, to - u);
            Padding<T>.Store(dForget, f + u, to - u);
            Padding<T>.Store(dOut, o + u, to - u);
            before.Store(dc + u);
        }
    }

    /// <summary>The identity has no gradient op of its own, so that what comes through it bears the name of m's product, which is behind the peephole's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FromOutput(Vector512<T> next, Vector512<T> activation, Vector512<T> dOut, T* w, int u) =>
        w is null ? next + activation
        : typeof(TActivation) == typeof(IdentityActivation<T>) ? next + (dOut * Vector512.Load(w + u)) + activation
        : next + activation + (dOut * Vector512.Load(w + u));
}
