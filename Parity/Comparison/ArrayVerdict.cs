using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>How one array came out.</summary>
public enum Outcome
{
    /// <summary>Every bit equal.</summary>
    Identical,

    /// <summary>Different bits, within the budget.</summary>
    Within,

    /// <summary>Past the budget, or of another shape or dtype, or missing, or not finite.</summary>
    Differs,
}

/// <summary>One array of a case, compared.</summary>
public sealed record ArrayVerdict
{
    /// <summary>The array's fixture name.</summary>
    public required string Name { get; init; }

    /// <summary>How it came out.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What was allowed.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Elements of the reference.</summary>
    public int Count { get; init; }

    /// <summary>Elements with equal bits.</summary>
    public int Identical { get; init; }

    /// <summary>Elements past the budget.</summary>
    public int Failing { get; init; }

    /// <summary>Of these, in the padding, where no budget holds and only equal bits pass.</summary>
    public int FailingPadding { get; init; }

    /// <summary>The largest difference.</summary>
    public double Largest { get; init; }

    /// <summary>The largest difference, in ULP of the array's largest magnitude.</summary>
    public double LargestUlps { get; init; }

    /// <summary>What is wrong with the array as a whole (missing, shape, dtype, not finite); null where elements were compared.</summary>
    public string? Whole { get; init; }

    /// <summary>The element with the largest difference, among those that fail where any does; null where all are identical.</summary>
    public ElementDifference? Worst { get; init; }

    /// <summary>The first step in the direction's own order of time at which an element fails, as the index t of the array; null where none does or there is no time axis.</summary>
    public int? FirstStep { get; init; }

    /// <summary>Both arrays, to draw where they differ; null where no element fails or none was compared.</summary>
    public ComparedValues? Values { get; init; }
}

/// <summary>Two arrays of one shape and type.</summary>
/// <param name="Expected">The reference's.</param>
/// <param name="Got">The other's.</param>
public sealed record ComparedValues(Tensor Expected, Tensor Got);

/// <summary>One element that differs.</summary>
/// <param name="Where">Its index by name: <c>n=2, t=3, u=5</c>.</param>
/// <param name="Expected">The reference's value.</param>
/// <param name="Got">The other's value.</param>
/// <param name="Difference"><c>|got − expected|</c>.</param>
/// <param name="OwnUlps">The distance counted in representable values between the two.</param>
public sealed record ElementDifference(string Where, double Expected, double Got, double Difference, double OwnUlps);
