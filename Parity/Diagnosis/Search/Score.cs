namespace Parity.Diagnosis.Search;

/// <summary>How near an explanation comes: the share of the elements that it makes equal, array by array, and among equals the size of what is left.</summary>
/// <param name="Share">The mean over the arrays of the share of elements that are equal within the floor.</param>
/// <param name="Left">The mean over the arrays of the difference's size over the array's own.</param>
internal readonly record struct Score(double Share, double Left)
{
    /// <summary>Of what is explained of each array.</summary>
    public static Score Of(IReadOnlyList<ArrayFit> fits) => fits.Count == 0 ? new(0, double.MaxValue) : new(Math.Round(fits.Average(f => f.Share), 6), fits.Average(f => Math.Min(f.Residual, 1e6)));

    /// <summary>What scores are ordered by: the larger is the better.</summary>
    public (double Share, double Right) Rank => (Share, -Left);
}
