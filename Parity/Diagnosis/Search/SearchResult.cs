namespace Parity.Diagnosis.Search;

/// <summary>What a search found.</summary>
/// <param name="Explanations">Explanations of one size, the simplest first.</param>
/// <param name="Explained">Whether they explain all of the port.</param>
/// <param name="Confidence">How sure that is, where it is a matter of statistics.</param>
internal sealed record SearchResult(IReadOnlyList<Explanation> Explanations, bool Explained, string? Confidence = null);
