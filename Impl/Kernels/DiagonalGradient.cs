using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The gradient over time of a vector that multiplies rows, <c>dw = Σ_t Σ_n d_t[n]·a_t[n]</c>, from the last step to the first, each step's sum
/// complete before it is added. That sum is TensorFlow's <c>Sum</c> over the batch: rows in rising order; in 2.15, from 16 rows on, in the columns
/// of whole groups of 8 (float64: 4) four sums over the rows <c>n mod 4</c> of whole fours, added in order, then the rows left. A single column: <see cref="ColumnSum{T}"/>.
/// </summary>
internal static unsafe class DiagonalGradient<T>
    where T : unmanaged, INumberBase<T>
{
    private const int ManyRows = 16;
    private const int Ways = 4;

    private static int Group => 32 / sizeof(T);

    /// <summary>
    /// Elements <paramref name="from"/> (a multiple of a vector) to <paramref name="to"/> − 1 of <paramref name="size"/>. Row n of step t of d begins at
    /// <c>d.At(t, n) + dOffset</c>, of a at <c>a.At(t + aStep, n)</c>; a whole vector can be read from every element of both.
    /// <paramref name="inOp"/>: the sum is part of another op, where rows go in rising order whatever the sizes.
    /// </summary>
    public static void Run(int from, int to, int size, int batch, LiveRows live, StepRows<T> d, int dOffset, StepRows<T> a, int aStep, TensorFlowVersion version, bool inOp, T* gradient)
    {
        if (size == 1 && !inOp)
        {
            *gradient = from < to ? OneColumn(batch, live, d, dOffset, a, aStep, version) : *gradient;
            return;
        }

        var grouped = version == TensorFlowVersion.V215 && !inOp && batch >= ManyRows ? size / Group * Group : 0;
        for (var u = from; u < to; u += Vector512<T>.Count)
        {
            var inGroups = Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(grouped - u)));
            var total = Vector512<T>.Zero;
            for (var t = live.Steps - 1; t >= 0; t--)
            {
                Vector512<T> rising = Vector512<T>.Zero, s0 = rising, s1 = rising, s2 = rising, s3 = rising;
                var fours = batch / Ways * Ways;
                var rows = live.At(t);
                var r = 0;
                for (; r < rows.Length && rows[r] < fours; r++)
                {
                    var n = rows[r];
                    var product = Vector512.Load(d.At(t, n) + dOffset + u) * Vector512.Load(a.At(t + aStep, n) + u);
                    rising += product;
                    switch (n % Ways)
                    {
                        case 0:
                            s0 += product;
                            break;
                        case 1:
                            s1 += product;
                            break;
                        case 2:
                            s2 += product;
                            break;
                        default:
                            s3 += product;
                            break;
                    }
                }

                var rest = s0 + s1 + s2 + s3;
                for (; r < rows.Length; r++)
                {
                    var product = Vector512.Load(d.At(t, rows[r]) + dOffset + u) * Vector512.Load(a.At(t + aStep, rows[r]) + u);
                    rising += product;
                    rest += product;
                }

                total += grouped == 0 ? rising : Vector512.ConditionalSelect(inGroups, rest, rising);
            }

            Padding<T>.Store(total, gradient + u, to - u);
        }
    }

    private static T OneColumn(int batch, LiveRows live, StepRows<T> d, int dOffset, StepRows<T> a, int aStep, TensorFlowVersion version)
    {
        var total = T.Zero;
        Span<T> memory = stackalloc T[ColumnSum<T>.MemorySize];
        for (var t = live.Steps - 1; t >= 0; t--)
        {
            var sum = new ColumnSum<T>(batch, version, memory);
            foreach (var n in live.At(t))
            {
                sum.Add(n, d.At(t, n)[dOffset] * a.At(t + aStep, n)[0]);
            }

            total += sum.Result();
        }

        return total;
    }
}
