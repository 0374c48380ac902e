namespace Parity.Cases;

/// <summary>
/// The rows of other numerics than the canonical: a case of the table once more, with its inputs, made in Python by <c>tools/export goldens</c>.
/// <c>tf1-…</c> is TensorFlow 1.15.5, the release that the ported networks ran on; <c>onednn-…</c> is 2.15.1 as it comes, with oneDNN on.
/// </summary>
internal static class OtherNumericsTable
{
    private static readonly string[] V115 =
    [
        // drivers, lengths, states
        "uni-full", "uni-ragged", "uni-ragged-init", "uni-nolen", "bi-full", "bi-ragged", "bi-ragged-init", "bi-ragged-timemajor", "bi-empty-init", "uni-padding-1e30", "bi-forget-bias-2.5",

        // products of one row, of one column, of a depth that is cut; lone rows and columns, which 1.15 does not have
        "uni-b1", "uni-b1-deep", "uni-b1-deep-even", "uni-b1-i1-h1", "uni-b1-i4-h7", "uni-i1-h1", "bi-b1-ragged-init", "uni-lone-49", "uni-lone-row-z", "uni-deep-1200", "uni-deep-dw-lone-row",

        // usual sizes, odd ones, tails, the ends of the functions
        "uni-h64", "uni-odd", "bi-odd", "uni-tail-1", "uni-tail-5", "uni-saturated", "bi-saturated", "uni-saturated-400", "uni-saturated-tail", "uni-small-weights", "uni-underflow",

        // float64
        "uni-float64", "bi-float64", "uni-b1-float64", "uni-b1-i4-h7-float64", "uni-b1-deep-even-float64", "uni-odd-float64", "uni-saturated-1000-float64",
    ];

    private static readonly string[] OneDnn =
    [
        // 2 to 15 rows, one row, one row and one column, 16 rows and more
        "uni-ragged", "bi-ragged-init", "uni-b1", "uni-b1-i1-h1", "uni-b1-deep-even", "uni-i1-h1", "uni-h64", "uni-odd", "uni-no-lone-49-by-l1",

        // a depth above 384, from 768 on by packing, in z and dW; nothing changes in float64
        "uni-deep-604", "uni-deep-1200", "uni-deep-dw-396", "uni-lone-row-z", "uni-float64",
    ];

    /// <summary>The rows, of <paramref name="canonical"/> ones.</summary>
    public static IEnumerable<CaseRow> Rows(IReadOnlyList<CaseRow> canonical)
    {
        var byId = canonical.ToDictionary(r => r.Id, StringComparer.Ordinal);
        CaseRow Again(string head, string id, string version) => byId[id] with { Id = $"{head}-{id}", Twin = id, MadeBy = version, Traced = false };
        return V115.Select(id => Again("tf1", id, "1.15.5")).Concat(OneDnn.Select(id => Again("onednn", id, "2.15.1") with { OneDnn = true }));
    }
}
