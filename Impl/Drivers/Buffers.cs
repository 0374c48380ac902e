using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>The caller's array where it has the right size, else a new one; an array is only replaced when it is of no use.</summary>
internal static class Buffers
{
    /// <summary>An array of the product of <paramref name="a"/>, <paramref name="b"/>, <paramref name="c"/> elements.</summary>
    public static T[] Fit<T>(T[] array, int a, int b, int c)
    {
        var size = checked(a * b * c);
        return array.Length == size ? array : new T[size];
    }

    /// <summary>A state <c>[B, H]</c>.</summary>
    public static LstmState<T> Fit<T>(LstmState<T> state, int batch, int units)
        where T : unmanaged => state.C.Length == batch * units && state.H.Length == batch * units ? state : LstmState<T>.Zeros(batch, units);

    /// <summary>Weights for I and H.</summary>
    public static LstmWeights<T> Fit<T>(LstmWeights<T> weights, int inputs, int units)
        where T : unmanaged =>
        weights.Kernel.Length == (inputs + units) * 4 * units && weights.Bias.Length == 4 * units ? weights : LstmWeights<T>.Zeros(inputs, units);
}
