using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>An activation over a row, <c>y = f(z + bias)</c>, and its gradient.</summary>
internal static unsafe class ActivationRow<T, TActivation>
    where T : unmanaged, INumberBase<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>
    /// Units <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1; a whole vector can be read from every element of
    /// <paramref name="z"/> and <paramref name="bias"/>. From unit <paramref name="tail"/> on, an element belongs to the op's tail.
    /// </summary>
    public static void Forward(int from, int to, int tail, T* z, T* bias, T* y)
    {
        // a loop without a call in it, so that the function's constants stay in registers
        var u = from;
        for (var whole = Math.Min(to, tail) - Vector512<T>.Count; u <= whole; u += Vector512<T>.Count)
        {
            TActivation.Apply(Biased(z + u, bias + u)).Store(y + u);
        }

        for (; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(TActivation.InTail(Biased(z + u, bias + u), tail - u), y + u, to - u);
        }
    }

    /// <summary>The same without a bias, <c>y = f(x)</c>.</summary>
    public static void Forward(int from, int to, int tail, T* x, T* y)
    {
        var u = from;
        for (var whole = Math.Min(to, tail) - Vector512<T>.Count; u <= whole; u += Vector512<T>.Count)
        {
            TActivation.Apply(Vector512.Load(x + u)).Store(y + u);
        }

        for (; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(TActivation.InTail(Vector512.Load(x + u), tail - u), y + u, to - u);
        }
    }

    /// <summary><paramref name="dz"/>, which may be <paramref name="y"/> or <paramref name="dy"/>, from these; a whole vector can be read from every element.</summary>
    public static void Gradient(int from, int to, int tail, T* y, T* dy, T* dz)
    {
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            Padding<T>.Store(TActivation.Gradient(Vector512.Load(y + u), Vector512.Load(dy + u), tail - u), dz + u, to - u);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Biased(T* z, T* bias) => Vector512.Load(z) + Vector512.Load(bias);
}
