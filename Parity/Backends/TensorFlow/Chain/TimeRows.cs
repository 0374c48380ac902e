using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// Where the rows of a <c>[B, T, …]</c> or <c>[T, B, …]</c> array are, by batch row <c>n</c> and step <c>t</c> of one
/// direction: the backward direction's step <c>t</c> is time <c>sequence_length[n] - 1 - t</c>, and its padding stays in place.
/// </summary>
internal sealed class TimeRows(CaseShape shape, bool timeMajor, bool backward)
{
    /// <summary>B.</summary>
    public int Batch => shape.Batch;

    /// <summary>Whether <c>sequence_length</c> is given.</summary>
    public bool Ragged => shape.Lengths is not null;

    /// <summary>The steps that <c>dynamic_rnn</c>'s loop makes: <c>min(T, max(1, max(sequence_length)))</c>. What is after them stays zero.</summary>
    public int Steps => shape.Lengths is null ? shape.Time : Math.Min(shape.Time, shape.Lengths.Append(1).Max());

    /// <summary>Whether step <c>t</c> of row <c>n</c> is within its length.</summary>
    public bool Live(int n, int t) => t < shape.Length(n);

    /// <summary>Which rows are live at step <c>t</c>.</summary>
    public bool[] Live(int t) => [.. Enumerable.Range(0, Batch).Select(n => Live(n, t))];

    /// <summary>Step <c>t</c> of every row, <c>[B, D]</c>.</summary>
    public Tensor Gather(Tensor array, int t)
    {
        var depth = array.Shape[2];
        var step = Tensor.Zeros(array.DType, Batch, depth);
        for (var n = 0; n < Batch; n++)
        {
            Array.Copy(array.Data, Row(n, t) * depth, step.Data, n * depth, depth);
        }

        return step;
    }

    /// <summary>The inverse of <see cref="Gather"/>: writes step <c>t</c> of every row.</summary>
    public void Scatter(Tensor step, Tensor array, int t)
    {
        var depth = array.Shape[2];
        for (var n = 0; n < Batch; n++)
        {
            Array.Copy(step.Data, n * depth, array.Data, Row(n, t) * depth, depth);
        }
    }

    /// <summary><c>select(live, a, b)</c> by row; null is zeros.</summary>
    public Tensor Select(int t, Tensor? live, Tensor? dead)
    {
        var like = (live ?? dead)!;
        var depth = like.Shape[1];
        var result = Tensor.Zeros(like.DType, Batch, depth);
        for (var n = 0; n < Batch; n++)
        {
            if ((Live(n, t) ? live : dead) is { } from)
            {
                Array.Copy(from.Data, n * depth, result.Data, n * depth, depth);
            }
        }

        return result;
    }

    private int Row(int n, int t)
    {
        var length = shape.Length(n);
        return shape.Place(timeMajor, n, backward && t < length ? length - 1 - t : t);
    }
}
