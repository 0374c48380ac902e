using System.Numerics;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>The addition of TensorFlow's threads: denormal operands and results are zero, with their sign.</summary>
internal static class Flushed
{
    /// <summary><c>target[k] += term[k]</c>.</summary>
    public static void Accumulate<T>(Tensor target, Tensor term)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = target.As<T>();
        var added = term.As<T>();
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] = Add(sum[k], added[k]);
        }
    }

    /// <summary>One sum. A sum that is denormal is exact, so it does not matter whether rounding comes before flushing.</summary>
    public static T Add<T>(T a, T b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Flush(Flush(a) + Flush(b));

    private static T Flush<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsSubnormal(x) ? T.CopySign(T.Zero, x) : x;
}
