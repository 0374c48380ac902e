namespace Parity.Cases;

/// <summary>
/// The rows of other numerics than the canonical: a case of the table once more, with its inputs, made in Python by <c>tools/export goldens</c>.
/// <c>tf1-…</c> is TensorFlow 1.15.5, the release that the ported networks ran on; <c>onednn-…</c> is 2.15.1 as it comes, with oneDNN on.
/// </summary>
internal static class OtherNumericsTable
{
    private static readonly string[] V115 =
    [];

    private static readonly string[] OneDnn =
    [];

    /// <summary>The rows, of <paramref name="canonical"/> ones.</summary>
    public static IEnumerable<CaseRow> Rows(IReadOnlyList<CaseRow> canonical)
    {
        var byId = canonical.ToDictionary(r => r.Id, StringComparer.Ordinal);
        CaseRow Again(string head, string id, string version) => byId[id] with { Id = $"{head}-{id}", Twin = id, MadeBy = version, Traced = false };
        return V115.Select(id => Again("tf1", id, "1.15.5")).Concat(OneDnn.Select(id => Again("onednn", id, "2.15.1") with { OneDnn = true }));
    }
}
