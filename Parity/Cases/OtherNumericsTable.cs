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

        // the family: every cell's own graph
        "uni-basiclstm-ragged", "bi-basiclstm-full", "uni-lstm-peephole-ragged-init", "bi-lstm-peephole-ragged", "uni-lstm-clip-ragged-init", "bi-lstm-clip-full",
        "uni-lstm-proj-ragged-init", "bi-lstm-proj-full", "uni-lstm-proj-clip-ragged", "uni-lstm-all-ragged-init", "bi-lstm-all-ragged", "uni-lstm-relu-ragged", "uni-lstm-sigmoid-ragged-init",
        "uni-gru-full", "uni-gru-ragged-init", "bi-gru-ragged", "uni-rnn-ragged-init", "bi-rnn-full", "uni-multi-lstm-gru-ragged-init", "bi-multi-lstm2-ragged", "uni-multi-rnn3-ragged",
        "uni-multi-all2-full", "bi-multi-all2-ragged-init", "uni-residual-lstm-ragged-init", "bi-residual-gru-ragged", "uni-residual-stack-ragged", "bi-residual-stack-ragged-init", "uni-residual-multi-full",

        // products and sums of vectors, which have no exceptions for small sizes; sums of 16 rows and more; float64
        "uni-gru-b1", "uni-gru-i1-h1", "uni-gru-i1-h1-float64", "uni-gru-b1-i1-h1", "uni-gru-b19", "uni-rnn-b1", "uni-rnn-i1-h1", "uni-rnn-b1-i1-h1-float64", "uni-rnn-b17-h1",
        "uni-lstm-peephole-b19", "uni-lstm-peephole-b17-h1", "uni-lstm-peephole-b19-float64", "uni-lstm-peephole-i1-h1", "uni-lstm-proj-b1", "uni-lstm-proj1", "uni-lstm-proj1-float64", "uni-lstm-proj-i1-h1",
        "uni-lstm-proj-b1-i1-h1", "uni-lstm-all-float64", "uni-gru-float64", "uni-multi-lstm2-b1", "uni-rnn-lone-dw-49",
    ];

    private static readonly string[] OneDnn =
    [
        // 2 to 15 rows, one row, one row and one column, 16 rows and more
        "uni-ragged", "bi-ragged-init", "uni-b1", "uni-b1-i1-h1", "uni-b1-deep-even", "uni-i1-h1", "uni-h64", "uni-odd", "uni-no-lone-49-by-l1",

        // a depth above 384, from 768 on by packing, in z, dX and dW; nothing changes in float64
        "uni-deep-604", "uni-deep-1200", "uni-deep-dw-396", "uni-b1-deep-400", "uni-deep-dx-800", "uni-deep-dw-lone-row", "uni-lone-row-z", "uni-float64",

        // the family; a product of one column, of a row by one column
        "uni-basiclstm-ragged", "uni-lstm-peephole-ragged-init", "bi-lstm-all-ragged", "uni-lstm-proj-ragged-init", "bi-lstm-proj-full", "uni-lstm-proj-b1", "uni-lstm-proj1", "uni-lstm-proj-b19", "uni-lstm-proj-i1-h1",
        "uni-lstm-proj-b1-i1-h1", "uni-lstm-proj-deep-h400", "uni-multi-lstm2-ragged", "bi-residual-lstm-ragged-init", "uni-rnn-relu-ragged-init", "uni-gru-float64", "uni-rnn-identity-ragged-init",
    ];

    /// <summary>Where a sigmoid or a tanh is fused with its product, oneDNN computes it by a function that is not known: the figure reached, in ULP of an array's largest magnitude.</summary>
    private static readonly (string Id, double Ulp)[] Fused =
    [
        ("uni-gru-ragged", 2), ("bi-gru-ragged-init", 4), ("uni-gru-b19", 3), ("uni-rnn-ragged", 2), ("bi-rnn-ragged-init", 3), ("uni-multi-lstm-gru-ragged", 3),
    ];

    /// <summary>The rows, of <paramref name="canonical"/> ones.</summary>
    public static IEnumerable<CaseRow> Rows(IReadOnlyList<CaseRow> canonical)
    {
        var byId = canonical.ToDictionary(r => r.Id, StringComparer.Ordinal);
        CaseRow Again(string head, string id, string version) => byId[id] with { Id = $"{head}-{id}", Twin = id, MadeBy = version, Traced = false };
        return V115.Select(id => Again("tf1", id, "1.15.5"))
            .Concat(OneDnn.Select(id => Again("onednn", id, "2.15.1") with { OneDnn = true }))
            .Concat(Fused.Select(fused => Again("onednn", fused.Id, "2.15.1") with { OneDnn = true, BudgetUlp = fused.Ulp }));
    }
}
