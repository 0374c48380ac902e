namespace Parity.Diagnosis.Search;

/// <summary>What a search found.</summary>
/// <param name="Explanations">Explanations of one size, the simplest first.</param>
/// <param name="Explained">Whether they explain all of the port.</param>
internal sealed record SearchResult(IReadOnlyList<Explanation> Explanations, bool Explained);
