using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// LSTM's element-wise part for one row of one step, in TensorFlow's order, each operation rounded:
/// <c>c' = σ(f + b_f + forget_bias)·c + σ(i + b_i)·tanh(j + b_j)</c>, <c>h' = σ(o + b_o)·tanh(c')</c>.
/// </summary>
internal static unsafe class LstmGates<T, TArithmetic>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <summary>
    /// <paramref name="gates"/> <c>[4H]</c> holds the product on entry and the activations i j f o after; <paramref name="c"/>,
    /// <paramref name="newC"/>, <paramref name="tanhC"/>, <paramref name="h"/> are <c>[H]</c>. From unit <paramref name="tail"/> on,
    /// an element belongs to its op's tail (H or more: none does).
    /// </summary>
    public static void Forward(int units, int tail, T forgetBias, T* gates, T* bias, T* c, T* newC, T* tanhC, T* h)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        T* bi = bias, bj = bias + units, bf = bias + (2 * units), bo = bias + (3 * units);
        var u = 0;
        for (var fb = Vector512.Create(forgetBias); u + Vector512<T>.Count <= Math.Min(units, tail); u += Vector512<T>.Count)
        {
            var si = TArithmetic.Sigmoid(Vector512.Load(i + u) + Vector512.Load(bi + u));
            var tj = TArithmetic.Tanh(Vector512.Load(j + u) + Vector512.Load(bj + u));
            var sf = TArithmetic.Sigmoid(Vector512.Load(f + u) + Vector512.Load(bf + u) + fb);
            var so = TArithmetic.Sigmoid(Vector512.Load(o + u) + Vector512.Load(bo + u));
            var cell = (sf * Vector512.Load(c + u)) + (si * tj);
            var tc = TArithmetic.Tanh(cell);
            si.Store(i + u);
            tj.Store(j + u);
            sf.Store(f + u);
            so.Store(o + u);
            cell.Store(newC + u);
            tc.Store(tanhC + u);
            (so * tc).Store(h + u);
        }

        for (; u < units; u++)
        {
            var si = Sigmoid(i[u] + bi[u], u >= tail);
            var tj = TArithmetic.Tanh(j[u] + bj[u]);
            var sf = Sigmoid(f[u] + bf[u] + forgetBias, u >= tail);
            var so = Sigmoid(o[u] + bo[u], u >= tail);
            var cell = (sf * c[u]) + (si * tj);
            var tc = TArithmetic.Tanh(cell);
            (i[u], j[u], f[u], o[u]) = (si, tj, sf, so);
            (newC[u], tanhC[u], h[u]) = (cell, tc, so * tc);
        }
    }

    private static T Sigmoid(T x, bool tail) => tail ? TArithmetic.SigmoidTail(x) : TArithmetic.Sigmoid(x);
}
