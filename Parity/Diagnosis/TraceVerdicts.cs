using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>Judges what a port traced of a case that has no golden trace: against the oracle's.</summary>
internal static class TraceVerdicts
{
    /// <summary>The verdict with those arrays in it.</summary>
    public static CaseVerdict Add(CaseVerdict verdict, Case row, TensorSet port)
    {
        var traced = port.Under(TraceArrays.Head).Where(p => verdict.Arrays.All(a => a.Name != p.Key)).ToList();
        if (traced.Count == 0 || verdict.Outcome is CaseOutcome.BadInput or CaseOutcome.Error || Floor.WhyIllConditioned(row) is not null)
        {
            return verdict;
        }

        var golden = FixtureFolder.ReadGolden(row);
        var (expected, lengths) = (new Expected(row, golden).Arrays, CaseShape.Of(row, CaseArrays.Inputs(golden)).Lengths);
        var arrays = verdict.Arrays.Concat(traced.Where(p => expected.ContainsKey(p.Key)).Select(p => Compare(row, p.Key, expected[p.Key], p.Value, lengths))).OrderByDescending(a => a.Outcome).ToList();
        return verdict with
        {
            Arrays = arrays,
            Outcome = arrays[0].Outcome switch { Outcome.Identical => CaseOutcome.Identical, Outcome.Within => CaseOutcome.Within, _ => CaseOutcome.Differs },
            Reason = null,
            NotChecked = [.. verdict.NotChecked.Where(u => arrays.TrueForAll(a => a.Name != u.Name))],
            Notes = [.. verdict.Notes, "there is no golden trace of this case: the port's is compared with the oracle's"],
        };
    }

    private static ArrayVerdict Compare(Case row, string name, Tensor expected, Tensor got, int[]? lengths)
    {
        var narrower = row.DType == DType.Float32 || got.DType == DType.Float32 ? DType.Float32 : DType.Float64;
        return ArrayComparison.Compare(row, name, expected.To(narrower), got.To(narrower), Floor.Of(row, name), lengths, anyZero: true);
    }
}
