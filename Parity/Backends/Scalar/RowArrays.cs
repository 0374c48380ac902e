using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>Rows of arrays over time, <c>[B, T, depth]</c> or <c>[T, B, depth]</c>, as <c>[T][depth]</c>.</summary>
/// <param name="shape">The case's sizes.</param>
/// <param name="timeMajor">Which of the two.</param>
internal sealed class RowArrays(CaseShape shape, bool timeMajor)
{
    /// <summary>Row n.</summary>
    public double[][] Get(Tensor tensor, int n)
    {
        var (values, depth) = (tensor.Array<double>(), tensor.Shape[2]);
        return [.. Enumerable.Range(0, shape.Time).Select(t => values.AsSpan(shape.Place(timeMajor, n, t) * depth, depth).ToArray())];
    }

    /// <summary>Writes row n, from <paramref name="first"/> on in the depth; what is null was not computed: NaN, and nothing else is.</summary>
    public void Put(Tensor tensor, int n, int first, double[]?[] row)
    {
        for (var t = 0; t < shape.Time; t++)
        {
            var to = tensor.As<double>()[((shape.Place(timeMajor, n, t) * tensor.Shape[2]) + first)..];
            if (row[t] is { } values)
            {
                Array.ConvertAll(values, DirectionStates.Known).CopyTo(to);
            }
            else
            {
                to[..(tensor.Shape[2] - first)].Fill(double.NaN);
            }
        }
    }
}
