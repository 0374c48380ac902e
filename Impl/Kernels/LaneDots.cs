using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A dot product <c>Σ_k w[k]·x[k]</c> without FMA in lanes (8, float64 4) that take <c>k</c> in turn over whole groups and are reduced by halves; what is
/// left of <c>k</c> goes on top one by one.
/// </summary>
internal static unsafe class LaneDots<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>How many lanes.</summary>
    public static int Lanes => 32 / sizeof(T);

    /// <summary>In one set of lanes; <paramref name="half"/>: half a group of what is left first, reduced alike.</summary>
    public static T Sum(T* w, T* x, int depth, bool half)
    {
        T* lanes = stackalloc T[Lanes];
        var k = 0;
        for (; k + Lanes <= depth; k += Lanes)
        {
            Accumulate(lanes, w + k, x + k);
        }

        var sum = Reduce(lanes, Lanes);
        if (half && k + (Lanes / 2) <= depth)
        {
            Multiply(lanes, w + k, x + k, Lanes / 2);
            k += Lanes / 2;
            sum += Reduce(lanes, Lanes / 2);
        }

        return T.Zero + OneByOne(w, x, depth, k, sum);
    }

    /// <summary>In two sets of lanes, <c>a += b</c> at the end of the pairs of groups. Nothing is added to 0, so that a sum of −0 stays −0.</summary>
    public static T TwoSets(T* w, T* x, int depth)
    {
        if (depth < Lanes)
        {
            return OneByOne(w, x, depth);
        }

        T* even = stackalloc T[Lanes], odd = stackalloc T[Lanes];
        Multiply(even, w, x, Lanes);
        var k = Lanes;
        if (k + Lanes <= depth)
        {
            Multiply(odd, w + k, x + k, Lanes);
            for (k += Lanes; k + (2 * Lanes) <= depth; k += 2 * Lanes)
            {
                Accumulate(even, w + k, x + k);
                Accumulate(odd, w + k + Lanes, x + k + Lanes);
            }

            for (var q = 0; q < Lanes; q++)
            {
                even[q] += odd[q];
            }

            if (k + Lanes <= depth)
            {
                Accumulate(even, w + k, x + k);
                k += Lanes;
            }
        }

        return OneByOne(w, x, depth, k, Reduce(even, Lanes));
    }

    /// <summary>One by one, without lanes; from the first product, not from 0.</summary>
    public static T OneByOne(T* w, T* x, int depth) => OneByOne(w, x, depth, 1, w[0] * x[0]);

    private static T OneByOne(T* w, T* x, int depth, int from, T sum)
    {
        for (var k = from; k < depth; k++)
        {
            sum += w[k] * x[k];
        }

        return sum;
    }

    private static void Multiply(T* lanes, T* w, T* x, int count)
    {
        for (var q = 0; q < count; q++)
        {
            lanes[q] = w[q] * x[q];
        }
    }

    private static void Accumulate(T* lanes, T* w, T* x)
    {
        for (var q = 0; q < Lanes; q++)
        {
            lanes[q] += w[q] * x[q];
        }
    }

    /// <summary>8: <c>t_i = l_i + l_{i+4}</c>, <c>(t0+t2)+(t1+t3)</c>; 4: <c>(l0+l2)+(l1+l3)</c>; 2: <c>l0+l1</c>.</summary>
    private static T Reduce(T* l, int count) => count switch
    {
        8 => (l[0] + l[4] + (l[2] + l[6])) + (l[1] + l[5] + (l[3] + l[7])),
        4 => (l[0] + l[2]) + (l[1] + l[3]),
        _ => l[0] + l[1],
    };
}
