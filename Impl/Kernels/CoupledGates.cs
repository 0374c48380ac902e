using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The element-wise part of an LSTM whose input gate is <c>1 − f</c>, for one row of one step, in TensorFlow's order, each operation rounded:
/// <c>c' = σ(f + b_f + forget_bias + w_f·c)·c + (1 − σ(…))·act(j + b_j)</c>, <c>m = σ(o + b_o + w_o·c')·act(c')</c>. Backward with <c>dm</c> that of m:
/// <c>do = dσ(o, dm·act c')</c>, <c>dc = (dc' + dact(act c', dm·o)) + do·w_o</c>, <c>df = dσ(f, dc·c + −(dc·j))</c>, <c>dj = dact(j, dc·(1 − f))</c>; the previous
/// step gets <c>dc·f + df·w_f</c>.
/// </summary>
internal static unsafe class CoupledGates<T, TArithmetic, TActivation>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>As <see cref="LstmOptionGates{T, TArithmetic, TActivation}.Forward"/>, with the gates j f o.</summary>
    public static void Forward(int units, int from, int to, int tail, in LstmOptions<T> options, T forgetBias, T* z, T* bias, T* c, T* newC, T* m, T* gates, T* activated)
    {
        T* j = gates, f = gates + units, o = gates + (2 * units);
        ActivationRow<T, TActivation>.Forward(from, to, tail, z, bias, j);
        LstmOptionGates<T, TArithmetic, TActivation>.Gate(from, to, tail, z + units, bias + units, Vector512.Create(forgetBias), options.ForgetDiagonal, c, f);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            var forget = Vector512.Load(f + u);
            ((forget * Vector512.Load(c + u)) + ((Vector512<T>.One - forget) * Vector512.Load(j + u))).Store(newC + u);
        }

        LstmOptionGates<T, TArithmetic, TActivation>.Gate(from, to, tail, z + (2 * units), bias + (2 * units), Vector512<T>.Zero, options.OutputDiagonal, newC, o);
        ActivationRow<T, TActivation>.Forward(from, to, tail, newC, activated);
        Product<T>.Of(from, to, o, activated, m);
    }

    /// <summary>As <see cref="LstmOptionGatesGradient{T, TArithmetic, TActivation}.Run"/>.</summary>
    public static void Gradient(int units, int from, int to, int tail, in LstmOptions<T> options, T* gates, T* c, T* activated, T* cotangent, T* dh, T* dc)
    {
        T* j = gates, f = gates + units, o = gates + (2 * units);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Vector512<T> tj = Vector512.Load(j + u), sf = Vector512.Load(f + u), so = Vector512.Load(o + u), tc = Vector512.Load(activated + u);
            var dm = Padding<T>.Load(cotangent + u, to - u) + Vector512.Load(dh + u);
            var dOut = SigmoidActivation<T, TArithmetic>.Gradient(so, dm * tc, tail - u);
            var cell = LstmOptionGatesGradient<T, TArithmetic, TActivation>.FromOutput(
                Vector512.Load(dc + u), TActivation.Gradient(tc, dm * so, tail - u), dOut, options.OutputDiagonal, u);
            var dForget = SigmoidActivation<T, TArithmetic>.Gradient(sf, (cell * Vector512.Load(c + u)) + -(cell * tj), tail - u);
            var before = cell * sf;
            before = options.ForgetDiagonal is null ? before : before + (dForget * Vector512.Load(options.ForgetDiagonal + u));
            Padding<T>.Store(TActivation.Gradient(tj, cell * (Vector512<T>.One - sf), tail - u), j + u, to - u);
            Padding<T>.Store(dForget, f + u, to - u);
            Padding<T>.Store(dOut, o + u, to - u);
            before.Store(dc + u);
        }
    }
}
