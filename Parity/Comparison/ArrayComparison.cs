using Parity.Cases;
using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>Compares one array with its reference: shape, dtype and finiteness first, then every element.</summary>
public static class ArrayComparison
{
    /// <summary>Compares; <paramref name="got"/> null is an array that the backend did not give.</summary>
    /// <param name="row">The case.</param>
    /// <param name="name">The array's fixture name.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="got">What is judged.</param>
    /// <param name="budget">What is allowed.</param>
    /// <param name="lengths">The rows' lengths: elements of outputs and of the inputs' gradient past them are compared as bits whatever the budget; null where there are none.</param>
    /// <param name="anyZero">Whether there a zero of the other sign is as good.</param>
    public static ArrayVerdict Compare(Case row, string name, Tensor expected, Tensor? got, Budget budget, int[]? lengths, bool anyZero = false)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(expected);
        var whole = got is null ? "missing"
            : got.DType != expected.DType ? $"dtype: expected {expected.DType.Name()}, got {got.DType.Name()}"
            : !got.Shape.AsSpan().SequenceEqual(expected.Shape) ? $"shape: expected {Tensor.Describe(expected.Shape)}, got {Tensor.Describe(got.Shape)}"
            : NotFinite(row, name, expected, "expected") ?? NotFinite(row, name, got, "got");
        return whole is null
            ? Elements(row, name, expected, got!, budget, lengths, anyZero)
            : new ArrayVerdict { Name = name, Outcome = Outcome.Differs, Budget = budget, Count = expected.Count, Failing = expected.Count, Whole = whole };
    }

    private static ArrayVerdict Elements(Case row, string name, Tensor expected, Tensor got, Budget budget, int[]? lengths, bool anyZero)
    {
        if (expected.Bytes.SequenceEqual(got.Bytes))
        {
            return new ArrayVerdict { Name = name, Outcome = Outcome.Identical, Budget = budget, Count = expected.Count, Identical = expected.Count };
        }

        var ulp = Metric.Ulp(expected.DType, Metric.Largest(expected));
        int identical = 0, failing = 0, padding = 0, worst = -1, first = -1;
        var largest = 0.0;
        var badness = (Fails: false, Difference: -1.0);
        for (var i = 0; i < expected.Count; i++)
        {
            if (Metric.SameBits(expected, got, i))
            {
                identical++;
                continue;
            }

            var (r, a) = (expected.At(i), got.At(i));
            var difference = Math.Abs(a - r);
            var padded = IsPadding(row, name, expected, i, lengths);
            var allowed = padded ? anyZero && difference == 0 : budget switch
            {
                Budget.Ulps b => difference <= b.Count * ulp,
                Budget.Tolerance b => difference <= b.Absolute + (b.Relative * Math.Abs(r)),
                _ => false,
            };
            largest = Math.Max(largest, difference);
            if ((!allowed, difference).CompareTo(badness) > 0)
            {
                (badness, worst) = ((!allowed, difference), i);
            }

            if (!allowed)
            {
                failing++;
                padding += padded ? 1 : 0;
                first = Earlier(row, name, expected, first, i);
            }
        }

        return new ArrayVerdict
        {
            Name = name,
            Outcome = failing > 0 ? Outcome.Differs : Outcome.Within,
            Budget = budget,
            Count = expected.Count,
            Identical = identical,
            Failing = failing,
            FailingPadding = padding,
            Largest = largest,
            LargestUlps = largest / ulp,
            Worst = Element(row, name, expected, got, worst),
            FirstStep = first < 0 ? null : IndexNames.Step(row, name, expected.Unravel(first)),
            Values = failing > 0 ? new ComparedValues(expected, got) : null,
        };
    }

    private static ElementDifference Element(Case row, string name, Tensor expected, Tensor got, int i)
    {
        var (r, a) = (expected.At(i), got.At(i));
        var own = expected.DType == DType.Float32
            ? Math.Abs((double)Ordered((float)r) - Ordered((float)a))
            : (double)Math.Abs(Ordered(r) - Ordered(a));
        return new ElementDifference(IndexNames.Describe(row, name, expected.Unravel(i)), r, a, Math.Abs(a - r), own);
    }

    /// <summary>Where time is gone through from the end the later index comes first.</summary>
    private static int Earlier(Case row, string name, Tensor shape, int first, int candidate)
    {
        if (first < 0)
        {
            return candidate;
        }

        var (a, b) = (IndexNames.Step(row, name, shape.Unravel(first)), IndexNames.Step(row, name, shape.Unravel(candidate)));
        return (IndexNames.FromTheEnd(name) ? b > a : b < a) ? candidate : first;
    }

    private static bool IsPadding(Case row, string name, Tensor tensor, int i, int[]? lengths)
    {
        if (lengths is null || tensor.Shape.Length != 3 || (TraceArrays.Is(name) && !TraceArrays.IsZeroPastLength(name)))
        {
            return false;
        }

        var index = tensor.Unravel(i);
        var (n, t) = IndexNames.TimeFirst(row, name) ? (index[1], index[0]) : (index[0], index[1]);
        return t >= lengths[n];
    }

    private static string? NotFinite(Case row, string name, Tensor tensor, string which)
    {
        for (var i = 0; i < tensor.Count; i++)
        {
            if (!double.IsFinite(tensor.At(i)))
            {
                return FormattableString.Invariant($"{which} value is {tensor.At(i)} at {IndexNames.Describe(row, name, tensor.Unravel(i))}");
            }
        }

        return null;
    }

    /// <summary>Maps floats to integers so that neighbours differ by 1.</summary>
    private static long Ordered(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        return bits < 0 ? int.MinValue - (long)bits : bits;
    }

    private static decimal Ordered(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? (decimal)long.MinValue - bits : bits;
    }
}
