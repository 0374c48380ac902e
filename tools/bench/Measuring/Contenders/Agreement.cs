using Parity.Bench.Workloads;
using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>Whether a contender computes what Impl does, so that their times can be compared at all.</summary>
public static class Agreement
{
    /// <summary>
    /// What contenders may differ by. They sum in other orders and have other sigmoids, and a gradient of the weights is a sum over
    /// thousands of steps: tens of ULP. A wrong gate, bias, length or layout is off by tens of thousands.
    /// </summary>
    public static readonly Budget.Ulps Budget = new(512, "contenders");

    /// <summary>Compares every array that Impl has: a verdict an array; in the padding only zeros pass.</summary>
    public static IReadOnlyList<ArrayVerdict> Compare(Workload workload, TensorSet impl, TensorSet contender)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(impl);
        ArgumentNullException.ThrowIfNull(contender);
        var row = workload.Row;
        var judged = new Case { Id = row.Id, Driver = row.Driver, Cell = row.Cell, Folder = string.Empty, Golden = string.Empty, Reference = new Reference { TensorFlow = string.Empty } };
        return [.. impl.Select(p => ArrayComparison.Compare(judged, p.Key, p.Value, contender.Find(p.Key), Budget, workload.Filling.Lengths(workload.Shape)))];
    }

    /// <summary>What differs, in one line.</summary>
    public static string Describe(ArrayVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Whole is { } whole
            ? $"{verdict.Name}: {whole}"
            : FormattableString.Invariant($"{verdict.Name}: {verdict.Failing} of {verdict.Count} elements past {verdict.Budget}, worst at {verdict.Worst!.Where}: expected {verdict.Worst.Expected:g9}, got {verdict.Worst.Got:g9}");
    }
}
