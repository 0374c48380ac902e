using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Axes taken for one another.</summary>
internal static class LayoutPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("batch and time swapped", "outputs", p => p with { Around = OverTheFirstAxis }) { Case = "bi-nolen" },
        new("batch and time swapped", "as many rows as steps", p => p with { Around = OverTheFirstAxis }) { Case = "uni-lone-193-by-l2" },
        new("batch and time swapped", "inputs and outputs reshaped, not transposed", p => p with { InputPlace = Reshaped, OutputPlace = Reshaped }),
        new("batch and time swapped", "inputs reshaped", p => p with { InputPlace = Reshaped }),
        new("row and column major mixed up", "initial states", p => p with { InitialByColumns = true }),
    ];

    /// <summary>Where (n, t) would be if the memory were of the other major.</summary>
    private static int Reshaped(CaseShape shape, bool timeMajor, int n, int t) => shape.Place(!timeMajor, n, t);

    /// <summary>
    /// Runs over the axis that holds the rows. Where there are more or fewer of them than steps, its states have a shape that nothing of the case
    /// has, and it gives its outputs only; lengths or initial states do not fit it at all.
    /// </summary>
    private static TensorSet OverTheFirstAxis(Func<Case, TensorSet, TensorSet> run, Case row, TensorSet given)
    {
        var shape = CaseShape.Of(row, given);
        if (shape.Batch == shape.Time)
        {
            return run(row with { TimeMajor = !row.TimeMajor }, given);
        }

        if (given.ContainsKey("sequence_length") || given.Under("initial_state/").Any())
        {
            return [];
        }

        foreach (var state in given.Under("cotangent/state/").ToList())
        {
            given[state.Key] = Tensor.Zeros(row.DType, shape.Time, shape.Units);
        }

        return new(run(row with { TimeMajor = !row.TimeMajor }, given).Where(r => r.Key.StartsWith("outputs", StringComparison.Ordinal)));
    }
}
