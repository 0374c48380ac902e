namespace Parity.Diagnosis;

/// <summary>A mistake that was found.</summary>
public sealed record Cause
{
    /// <summary>The mistake's name.</summary>
    public required string Name { get; init; }

    /// <summary>In which way it is made; empty for the plain one.</summary>
    public string Variant { get; init; } = string.Empty;

    /// <summary>What it is and does.</summary>
    public required string Explanation { get; init; }

    /// <summary>How it is put right.</summary>
    public required string Fix { get; init; }

    /// <summary>Its free parameter, estimated; null where it has none.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>How sure it is, where that is a matter of statistics.</summary>
    public string? Confidence { get; init; }

    /// <summary>What still differs when this one alone is taken into account: nothing, or what the other causes explain, or what nothing does.</summary>
    public IReadOnlyList<Remainder> Remains { get; init; } = [];

    /// <summary>Mistakes that would give the same numbers here.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
}

/// <summary>Another mistake that the case cannot tell from a cause.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variant">In which way it would be made.</param>
/// <param name="Explanation">What it is and does.</param>
/// <param name="Fix">How it is put right.</param>
/// <param name="SeparatedBy">What would tell them apart: a built-in case, or arrays of this one; null where nothing known does, since they are the same function.</param>
public sealed record Alternative(string Name, string Variant, string Explanation, string Fix, string? SeparatedBy);
