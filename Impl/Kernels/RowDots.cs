using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The product of one row by a transposed matrix (<c>dX</c> of a batch of one): each element a dot product without FMA, in one vector of lanes
/// (8, float64 4) over whole groups of <c>k</c>, reduced by halves, what is left of <c>k</c> on top one by one. If the number of elements
/// is odd, the last takes half a group (reduced alike) before going on one by one. A product with <c>M + N + K &lt; 20</c> uses two sets of
/// lanes in turn and no half groups.
/// </summary>
internal sealed unsafe class RowDots<T>(int depth, int columns) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
{
    private const int TinyProduct = 20;
    private readonly bool tiny = 1 + columns + depth < TinyProduct;
    private T* weights;

    private static int Lanes => 32 / sizeof(T);

    /// <inheritdoc/>
    public override void Pack(T* w) => weights = w;

    /// <inheritdoc/>
    public override void Apply(int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        for (var r = 0; r < count; r++)
        {
            var x = a + ((nint)rows[r] * aStride);
            for (var j = 0; j < columns; j++)
            {
                var w = weights + ((nint)j * depth);
                c[((nint)rows[r] * cStride) + j] = tiny ? TwoSets(w, x) : OneSet(w, x, half: j >= columns / 2 * 2);
            }
        }
    }

    private T OneSet(T* w, T* x, bool half)
    {
        var lanes = stackalloc T[Lanes];
        new Span<T>(lanes, Lanes).Clear();
        var k = 0;
        for (; k + Lanes <= depth; k += Lanes)
        {
            Accumulate(lanes, w + k, x + k, Lanes);
        }

        var sum = Reduce(lanes, Lanes);
        if (half && k + (Lanes / 2) <= depth)
        {
            new Span<T>(lanes, Lanes).Clear();
            Accumulate(lanes, w + k, x + k, Lanes / 2);
            k += Lanes / 2;
            sum += Reduce(lanes, Lanes / 2);
        }

        return T.Zero + OneByOne(w, x, k, sum);
    }

    private T TwoSets(T* w, T* x)
    {
        if (depth < Lanes)
        {
            return OneByOne(w, x, 1, w[0] * x[0]);
        }

        T* even = stackalloc T[Lanes], odd = stackalloc T[Lanes];
        Multiply(even, w, x);
        var k = Lanes;
        if (k + Lanes <= depth)
        {
            Multiply(odd, w + k, x + k);
            for (k += Lanes; k + (2 * Lanes) <= depth; k += 2 * Lanes)
            {
                Accumulate(even, w + k, x + k, Lanes);
                Accumulate(odd, w + k + Lanes, x + k + Lanes, Lanes);
            }

            for (var q = 0; q < Lanes; q++)
            {
                even[q] += odd[q];
            }

            if (k + Lanes <= depth)
            {
                Accumulate(even, w + k, x + k, Lanes);
                k += Lanes;
            }
        }

        return OneByOne(w, x, k, Reduce(even, Lanes));
    }

    private T OneByOne(T* w, T* x, int from, T sum)
    {
        for (var k = from; k < depth; k++)
        {
            sum += w[k] * x[k];
        }

        return sum;
    }

    private static void Multiply(T* lanes, T* w, T* x)
    {
        for (var q = 0; q < Lanes; q++)
        {
            lanes[q] = w[q] * x[q];
        }
    }

    private static void Accumulate(T* lanes, T* w, T* x, int count)
    {
        for (var q = 0; q < count; q++)
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
