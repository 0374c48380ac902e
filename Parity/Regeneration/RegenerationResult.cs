using Parity.Cases;

namespace Parity.Regeneration;

/// <summary>What making a golden again would change.</summary>
public enum Change
{
    /// <summary>Nothing: every array has the same bits.</summary>
    Identical,

    /// <summary>There is no golden yet.</summary>
    New,

    /// <summary>Other bits, within the floor.</summary>
    Noise,

    /// <summary>More than the floor, or other arrays.</summary>
    Semantic,

    /// <summary>It cannot be made here, for a stated reason.</summary>
    NotHere,

    /// <summary>TensorFlow failed on it.</summary>
    Error,

    /// <summary>The fixture is not what it should be.</summary>
    BadInput,
}

/// <summary>One golden made again.</summary>
/// <param name="Case">The case.</param>
/// <param name="Change">What changes.</param>
/// <param name="Reason">Why it could not be made; one line.</param>
public sealed record RegenerationResult(Case Case, Change Change, string? Reason)
{
    /// <summary>The new file; null where the old one stays.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The new golden trace; null where the old one stays or there is none.</summary>
    public byte[]? TraceContent { get; init; }

    /// <summary>The spread to store.</summary>
    public IReadOnlyDictionary<string, double>? Spread { get; init; }
}
