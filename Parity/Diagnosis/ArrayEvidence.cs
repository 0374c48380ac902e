using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>An array that a port gave, to be held against what a hypothesis predicts.</summary>
/// <param name="Name">The fixture name.</param>
/// <param name="Values">Its elements, float64.</param>
/// <param name="Type">The type that ULP are counted in: the narrower of the port's and the case's.</param>
/// <param name="Floor">What may differ, in ULP of the array's largest magnitude.</param>
/// <param name="Padding">Which elements stand past their row's end, where a zero must be a zero; null where none does.</param>
public sealed record ArrayEvidence(string Name, Tensor Values, DType Type, double Floor, bool[]? Padding)
{
    private readonly double largest = Largest(Values.As<double>());

    /// <summary>The number of elements.</summary>
    public int Count => Values.Count;

    /// <summary>Whether it is a gradient.</summary>
    public bool IsGradient => Name.StartsWith("gradient/", StringComparison.Ordinal);

    /// <summary>Whether it has the shape of another array.</summary>
    public bool HasShapeOf(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Values.Shape.AsSpan().SequenceEqual(other.Shape);
    }

    /// <summary>What an element may differ by from a prediction.</summary>
    /// <param name="predicted">The prediction.</param>
    /// <param name="part">Whether it is known in part only, so that the largest magnitude may be elsewhere.</param>
    /// <param name="slack">How many floors.</param>
    public double Tolerance(Tensor predicted, bool part, double slack = 1)
    {
        ArgumentNullException.ThrowIfNull(predicted);

        // what a prediction that explodes allows must not cover all there is
        var magnitude = Largest(predicted.As<double>());
        return slack * Floor * Metric.Ulp(Type, part ? Math.Max(magnitude, largest) : Math.Min(magnitude, 2 * largest));
    }

    /// <summary>Whether every element that is predicted is equal within the floor.</summary>
    public bool Agrees(Tensor predicted, bool part, double slack = 1)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        if (!HasShapeOf(predicted))
        {
            return false;
        }

        Span<double> expected = predicted.As<double>(), got = Values.As<double>();
        var tolerance = Tolerance(predicted, part, slack);
        for (var i = 0; i < got.Length; i++)
        {
            if (!Equal(i, expected[i], got[i], tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The elements that are not equal to a reference's within the floor.</summary>
    public IReadOnlyList<int> Failing(Tensor reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var (expected, got, tolerance) = (reference.Array<double>(), Values.Array<double>(), Tolerance(reference, part: false));
        return [.. Enumerable.Range(0, Count).Where(i => !Equal(i, expected[i], got[i], tolerance))];
    }

    /// <summary>How much of it a prediction explains.</summary>
    public ArrayFit Fit(Tensor predicted)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        if (!HasShapeOf(predicted))
        {
            return new ArrayFit(Name, Count, Count, 0, 1, 1);
        }

        Span<double> expected = predicted.As<double>(), got = Values.As<double>();
        var tolerance = Tolerance(predicted, part: false);
        int known = 0, equal = 0;
        double squares = 0, power = 0;
        for (var i = 0; i < got.Length; i++)
        {
            if (double.IsNaN(expected[i]))
            {
                continue;
            }

            known++;
            equal += Equal(i, expected[i], got[i], tolerance) ? 1 : 0;
            squares += Square(expected[i] - got[i]);
            power += Square(got[i]);
        }

        return new ArrayFit(Name, got.Length, known, equal, squares, power);
    }

    private bool Equal(int i, double expected, double got, double tolerance) =>
        double.IsNaN(expected)
        || (Math.Abs(expected - got) <= tolerance && (expected != 0 || got == 0 || Padding is null || !Padding[i]))
        || (!double.IsFinite(expected) && !double.IsFinite(got));

    private static double Square(double x) => double.IsFinite(x) ? x * x : double.MaxValue;

    private static double Largest(ReadOnlySpan<double> values)
    {
        var most = 0.0;
        foreach (var x in values)
        {
            most = double.IsFinite(x) ? Math.Max(most, Math.Abs(x)) : most;
        }

        return most;
    }
}

/// <summary>How much of an array a prediction explains.</summary>
/// <param name="Name">The fixture name.</param>
/// <param name="Count">Its elements.</param>
/// <param name="Known">Those that are predicted.</param>
/// <param name="Equal">Of these, equal within the floor.</param>
/// <param name="Squares"><c>Σ (got − predicted)²</c>.</param>
/// <param name="Power"><c>Σ got²</c>.</param>
public sealed record ArrayFit(string Name, int Count, int Known, int Equal, double Squares, double Power)
{
    /// <summary>Whether all of it is explained.</summary>
    public bool Whole => Equal == Known;

    /// <summary>The share of the elements that is; what is not predicted is not explained.</summary>
    public double Share => Count == 0 ? 1 : (double)Equal / Count;

    /// <summary>The difference's size over the array's own: <c>√(Squares / Power)</c>.</summary>
    public double Residual => Squares == 0 ? 0 : Math.Sqrt(Squares / Math.Max(Power, double.Epsilon));
}
