using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// LSTM's element-wise part with peepholes, cell clip and any activation, for one row of one step, in TensorFlow's order, each operation rounded:
/// <c>raw = σ(f + b_f + forget_bias + w_f·c)·c + σ(i + b_i + w_i·c)·act(j + b_j)</c>, <c>c' = clip(raw)</c>, <c>m = σ(o + b_o + w_o·c')·act(c')</c>.
/// </summary>
internal static unsafe class LstmOptionGates<T, TArithmetic, TActivation>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>
    /// As <see cref="LstmGates{T, TArithmetic}.Forward"/>; <paramref name="raw"/> <c>[H]</c> is only written where there is a cell clip, and of
    /// <paramref name="m"/> nothing past <paramref name="to"/>.
    /// </summary>
    public static void Forward(int units, int from, int to, int tail, in LstmOptions<T> options, T forgetBias, T* z, T* bias, T* c, T* newC, T* raw, T* m, T* gates, T* activated)
    {
        T* i = gates, j = gates + units, f = gates + (2 * units), o = gates + (3 * units);
        Gate(from, to, tail, z, bias, Vector512<T>.Zero, options.InputDiagonal, c, i);
        ActivationRow<T, TActivation>.Forward(from, to, tail, z + units, bias + units, j);
        Gate(from, to, tail, z + (2 * units), bias + (2 * units), Vector512.Create(forgetBias), options.ForgetDiagonal, c, f);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            var cell = (Vector512.Load(f + u) * Vector512.Load(c + u)) + (Vector512.Load(i + u) * Vector512.Load(j + u));
            if (options.CellClip is { } limit)
            {
                cell.Store(raw + u);
                cell = Clip<T>.Apply(cell, Vector512.Create(limit));
            }

            cell.Store(newC + u);
        }

        Gate(from, to, tail, z + (3 * units), bias + (3 * units), Vector512<T>.Zero, options.OutputDiagonal, newC, o);
        ActivationRow<T, TActivation>.Forward(from, to, tail, newC, activated);
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(o + u) * Vector512.Load(activated + u), m + u, to - u);
        }
    }

    /// <summary><c>y = σ(z + bias + more + w·c)</c>.</summary>
    public static void Gate(int from, int to, int tail, T* z, T* bias, Vector512<T> more, T* w, T* c, T* y)
    {
        var u = from;
        for (var whole = Math.Min(to, tail) - Vector512<T>.Count; u <= whole; u += Vector512<T>.Count)
        {
            TArithmetic.Sigmoid(Place(z + u, bias + u, more, w, c, u)).Store(y + u);
        }

        for (; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(SigmoidActivation<T, TArithmetic>.InTail(Place(z + u, bias + u, more, w, c, u), tail - u), y + u, to - u);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Place(T* z, T* bias, Vector512<T> more, T* w, T* c, int u)
    {
        var x = Vector512.Load(z) + Vector512.Load(bias) + more;
        return w is null ? x : x + (Vector512.Load(w + u) * Vector512.Load(c + u));
    }
}
