using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// GRU's element-wise part for one row of one step, in TensorFlow's order, each operation rounded: <c>[r u] = σ(z + bias)</c>, <c>r·h</c>;
/// and when the candidate c is known, <c>h' = u·h + (1 − u)·c</c>.
/// </summary>
internal static unsafe class GruGates<T, TArithmetic>
    where T : unmanaged, INumberBase<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <summary>
    /// Units <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1 of both gates, <paramref name="z"/>, <paramref name="bias"/>
    /// and <paramref name="gates"/> <c>[2H]</c>, and of <paramref name="rh"/> <c>[H]</c>. From its element <paramref name="tail"/> on, a row of the gates
    /// belongs to the tail of the one sigmoid over both.
    /// </summary>
    public static void Gates(int units, int from, int to, int tail, T* z, T* bias, T* gates, T* h, T* rh)
    {
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail, z, bias, gates);
        ActivationRow<T, SigmoidActivation<T, TArithmetic>>.Forward(from, to, tail - units, z + units, bias + units, gates + units);
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            Padding<T>.Store(Vector512.Load(gates + i) * Vector512.Load(h + i), rh + i, to - i);
        }
    }

    /// <summary>The new state from the update gate <paramref name="u"/>, the state and the candidate, all <c>[H]</c>.</summary>
    public static void State(int from, int to, T* u, T* h, T* c, T* newH)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            var update = Vector512.Load(u + i);
            Padding<T>.Store((update * Vector512.Load(h + i)) + ((Vector512<T>.One - update) * Vector512.Load(c + i)), newH + i, to - i);
        }
    }
}
