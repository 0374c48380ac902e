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
    /// Units <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1. <paramref name="z"/> <c>[4H]</c> is the product,
    /// <paramref name="bias"/> <c>[4H]</c>. <paramref name="c"/>, <paramref name="newC"/>, <paramref name="h"/> and <paramref name="tanhC"/> are
    /// <c>[H]</c>, the activations i j f o in <paramref name="gates"/> <c>[4H]</c>; a whole vector can be read from every element, and of the
    /// <c>[H]</c> ones written, too. From unit <paramref name="tail"/> on, an element belongs to its op's tail (H or more: none does).
    /// </summary>
    public static void Forward(int units, int from, int to, int tail, T forgetBias, T* z, T* bias, T* c, T* newC, T* h, T* gates, T* tanhC)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);

        // a loop for each function, and none with a call in it, so that its constants stay in registers
        Sigmoid(from, to, tail, z, bias, Vector512<T>.Zero, i);
        Tanh(from, to, z + units, bias + units, j);
        Sigmoid(from, to, tail, z + (2 * units), bias + (2 * units), Vector512.Create(forgetBias), f);
        Sigmoid(from, to, tail, z + (3 * units), bias + (3 * units), Vector512<T>.Zero, o);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            var cell = (Vector512.Load(f + u) * Vector512.Load(c + u)) + (Vector512.Load(i + u) * Vector512.Load(j + u));
            var tc = TArithmetic.Tanh(cell);
            cell.Store(newC + u);
            tc.Store(tanhC + u);
            (Vector512.Load(o + u) * tc).Store(h + u);
        }
    }

    private static void Sigmoid(int from, int to, int tail, T* z, T* bias, Vector512<T> more, T* y)
    {
        var u = from;
        for (var whole = Math.Min(to, tail) - Vector512<T>.Count; u <= whole; u += Vector512<T>.Count)
        {
            TArithmetic.Sigmoid(Biased(z + u, bias + u) + more).Store(y + u);
        }

        for (; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(WithTail(Biased(z + u, bias + u) + more, tail - u), y + u, to - u);
        }
    }

    private static void Tanh(int from, int to, T* z, T* bias, T* y)
    {
        var u = from;
        for (var whole = to - Vector512<T>.Count; u <= whole; u += Vector512<T>.Count)
        {
            TArithmetic.Tanh(Biased(z + u, bias + u)).Store(y + u);
        }

        if (u < to)
        {
            Padding<T>.Store(TArithmetic.Tanh(Biased(z + u, bias + u)), y + u, to - u);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Biased(T* z, T* bias) => Vector512.Load(z) + Vector512.Load(bias);

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
