using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The product of one row by a transposed matrix (<c>dX</c> of a batch of one): each element a dot product without FMA, in lanes
/// (8, float64 4) that take <c>k</c> in turn over whole groups, reduced by halves, what is left of <c>k</c> on top one by one. If the number
/// of elements is odd, the last takes half a group (reduced alike) before going on one by one. A tiny product uses two sets of lanes in turn
/// and no half groups.
/// </summary>
internal sealed unsafe class RowDots<T>(int depth, int columns, bool tiny) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly Panels<T> panels = new(depth, columns, transposed: true, vectors: 1);
    private T* weights;

    private static int Lanes => LaneDots<T>.Lanes;

    /// <inheritdoc/>
    public override void Take(T* w, int copies)
    {
        weights = w;
        panels.Take(w, copies);
    }

    /// <inheritdoc/>
    public override void Pack(Portion portion) => panels.Pack(portion);

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        for (var r = 0; r < count; r++)
        {
            var x = a + ((nint)rows[r] * aStride);
            var y = c + ((nint)rows[r] * cStride);
            for (var panel = portion.From(panels.Count); panel < portion.To(panels.Count); panel++)
            {
                Vector(panels.At(portion.Copy, panel), x).Store(y + (panel * panels.Width));
                for (var j = panel * panels.Width; tiny && j < Math.Min(columns, (panel + 1) * panels.Width); j++)
                {
                    y[j] = LaneDots<T>.TwoSets(weights + ((nint)j * depth), x, depth);
                }
            }

            if (!tiny && columns % 2 == 1 && portion.Part == portion.Parts - 1)
            {
                y[columns - 1] = LaneDots<T>.Sum(weights + ((nint)(columns - 1) * depth), x, depth, half: true);
            }
        }
    }

    /// <summary>A vector of elements; <paramref name="w"/> is <c>[K, vector]</c>. A lane is the same lane of all of them.</summary>
    private Vector512<T> Vector(T* w, T* x)
    {
        var n = Vector512<T>.Count;
        Vector512<T> l0 = default, l1 = default, l2 = default, l3 = default, l4 = default, l5 = default, l6 = default, l7 = default;
        var k = 0;
        for (; k + Lanes <= depth; k += Lanes, w += Lanes * n)
        {
            l0 += Vector512.Load(w) * Vector512.Create(x[k]);
            l1 += Vector512.Load(w + n) * Vector512.Create(x[k + 1]);
            l2 += Vector512.Load(w + (2 * n)) * Vector512.Create(x[k + 2]);
            l3 += Vector512.Load(w + (3 * n)) * Vector512.Create(x[k + 3]);
            if (Lanes == 8)
            {
                l4 += Vector512.Load(w + (4 * n)) * Vector512.Create(x[k + 4]);
                l5 += Vector512.Load(w + (5 * n)) * Vector512.Create(x[k + 5]);
                l6 += Vector512.Load(w + (6 * n)) * Vector512.Create(x[k + 6]);
                l7 += Vector512.Load(w + (7 * n)) * Vector512.Create(x[k + 7]);
            }
        }

        var sum = Lanes == 8
            ? (l0 + l4 + (l2 + l6)) + (l1 + l5 + (l3 + l7))
            : (l0 + l2) + (l1 + l3);
        for (; k < depth; k++, w += n)
        {
            sum += Vector512.Load(w) * Vector512.Create(x[k]);
        }

        return Vector512<T>.Zero + sum;
    }
}
