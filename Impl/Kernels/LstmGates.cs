using System.Numerics;
using System.Runtime.CompilerServices;
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
    /// <paramref name="z"/> <c>[4H]</c> is the product, <paramref name="bias"/> <c>[4H]</c>. <paramref name="c"/>, <paramref name="newC"/>,
    /// <paramref name="h"/> and <paramref name="tanhC"/> are <c>[H]</c>, the activations i j f o in <paramref name="gates"/> <c>[4H]</c>, all
    /// padded so that a whole vector can be read and written from every element. From unit <paramref name="tail"/> on, an element belongs to its op's tail (H or more: none does).
    /// </summary>
    public static void Forward(int units, int tail, T forgetBias, T* z, T* bias, T* c, T* newC, T* h, T* gates, T* tanhC)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);

        // a gate after the other: what one writes beyond its end, the next overwrites
        Sigmoid(units, tail, z, bias, Vector512<T>.Zero, i);
        Tanh(units, z + units, bias + units, j);
        Sigmoid(units, tail, z + (2 * units), bias + (2 * units), Vector512.Create(forgetBias), f);
        Sigmoid(units, tail, z + (3 * units), bias + (3 * units), Vector512<T>.Zero, o);
        for (var u = 0; u < units; u += Vector512<T>.Count)
        {
            var cell = (Vector512.Load(f + u) * Vector512.Load(c + u)) + (Vector512.Load(i + u) * Vector512.Load(j + u));
            var tc = TArithmetic.Tanh(cell);
            cell.Store(newC + u);
            tc.Store(tanhC + u);
            (Vector512.Load(o + u) * tc).Store(h + u);
        }
    }

    private static void Sigmoid(int units, int tail, T* z, T* bias, Vector512<T> more, T* y)
    {
        for (var u = 0; u < units; u += Vector512<T>.Count)
        {
            var x = Vector512.Load(z + u) + Vector512.Load(bias + u) + more;
            (tail - u >= Vector512<T>.Count ? TArithmetic.Sigmoid(x) : WithTail(x, tail - u)).Store(y + u);
        }
    }

    private static void Tanh(int units, T* z, T* bias, T* y)
    {
        for (var u = 0; u < units; u += Vector512<T>.Count)
        {
            TArithmetic.Tanh(Vector512.Load(z + u) + Vector512.Load(bias + u)).Store(y + u);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> WithTail(Vector512<T> x, int tail)
    {
        var y = TArithmetic.Sigmoid(x);
        for (var lane = Math.Max(0, tail); lane < Vector512<T>.Count; lane++)
        {
            y = y.WithElement(lane, TArithmetic.SigmoidTail(x[lane]));
        }

        return y;
    }
}
