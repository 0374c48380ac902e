using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Tests.Impl.Kernels;

/// <summary>The kernels' scalar twins: one value at a time, one loop a formula, from the rules and not from the kernels.</summary>
internal static class Twins
{
    /// <summary>Eigen's exp with its clamp, its zero and its NaN; float32.</summary>
    public static float Exp(float x)
    {
        if (float.IsNaN(x))
        {
            return x;
        }

        if (x < -104f)
        {
            return 0f;
        }

        var v = Math.Min(x, 88.723f);
        var m = MathF.Floor((v * 1.44269504088896341f) + 0.5f);
        var r = (m * -0.693359375f) + v;
        r = (m * 2.12194440e-4f) + r;
        var r2 = r * r;
        var even = (((r2 * 1.37449637986719608306884765625e-3f) + 4.166965186595916748046875e-2f) * r2) + 0.49999988079071044921875f;
        var odd = (r2 * 8.36894474923610687255859375e-3f) + 0.16666518151760101318359375f;
        var y = (double)((r2 * ((r * odd) + even)) + (r + 1f)) * Math.Pow(2, m);
        return y < 1.1754943508222875e-38 ? 0f : (float)y;
    }

    /// <summary>2.15's sigmoid of an element before the tail.</summary>
    public static float Sigmoid(float x) => float.IsPositiveInfinity(Exp(x)) ? 1f : Exp(x) / (1f + Exp(x));

    /// <summary>2.15's sigmoid in the tail.</summary>
    public static float SigmoidTail(float x) => float.IsPositiveInfinity(Expf.Apply(x)) ? 1f : Expf.Apply(x) / (1f + Expf.Apply(x));

    /// <summary>2.15's tanh.</summary>
    public static float Tanh(float x)
    {
        if (MathF.Abs(x) < 0.0004f)
        {
            return x;
        }

        var v = Math.Clamp(x, -7.90531110763549805f, 7.90531110763549805f);
        var s = v * v;
        var p = 0f;
        foreach (var a in (float[])[-2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f, 5.12229709037114e-08f, 1.48572235717979e-05f, 6.37261928875436e-04f, 4.89352455891786e-03f])
        {
            p = (s * p) + a;
        }

        var q = 0f;
        foreach (var b in (float[])[1.19825839466702e-06f, 1.18534705686654e-04f, 2.26843463243900e-03f, 4.89352518554385e-03f])
        {
            q = (s * q) + b;
        }

        return v * p / q;
    }

    /// <summary>An element of a product: chains over <c>k</c>, cut at <paramref name="ends"/>.</summary>
    public static T Chain<T>(Func<int, T> a, Func<int, T> b, int[] ends, Func<T, T, T, T> mulAdd)
        where T : INumberBase<T>
    {
        var (total, from) = (T.Zero, 0);
        foreach (var to in ends)
        {
            var sum = T.Zero;
            for (var k = from; k < to; k++)
            {
                sum = mulAdd(a(k), b(k), sum);
            }

            total = from == 0 ? sum : total + sum;
            from = to;
        }

        return total;
    }

    /// <summary>A product and a sum, each rounded.</summary>
    public static T Separate<T>(T a, T b, T sum)
        where T : INumberBase<T> => sum + (a * b);
}
