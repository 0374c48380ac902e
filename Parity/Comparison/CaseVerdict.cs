using Parity.Cases;

namespace Parity.Comparison;

/// <summary>How a case came out as a whole; the worst of its arrays.</summary>
public enum CaseOutcome
{
    /// <summary>Every array has the reference's bits.</summary>
    Identical,

    /// <summary>Every array is within its budget.</summary>
    Within,

    /// <summary>Not run, for a stated reason; it says nothing.</summary>
    Skipped,

    /// <summary>An array is past its budget.</summary>
    Differs,

    /// <summary>The backend failed: a crashed worker, an error of TensorFlow.</summary>
    Error,

    /// <summary>The fixture is not what it should be.</summary>
    BadInput,
}

/// <summary>One case, judged: what reports are made from.</summary>
public sealed record CaseVerdict
{
    /// <summary>The case's id.</summary>
    public required string Id { get; init; }

    /// <summary>The case, or null where the manifest's entry could not be understood.</summary>
    public Case? Case { get; init; }

    /// <summary>The backend that was judged.</summary>
    public required string Backend { get; init; }

    /// <summary>The backend that was the reference.</summary>
    public required string Against { get; init; }

    /// <summary>How it came out.</summary>
    public required CaseOutcome Outcome { get; init; }

    /// <summary>Whether it differs, or could not be judged.</summary>
    public bool Failed => Outcome is CaseOutcome.Differs or CaseOutcome.Error or CaseOutcome.BadInput;

    /// <summary>The arrays, worst first where any differs.</summary>
    public IReadOnlyList<ArrayVerdict> Arrays { get; init; } = [];

    /// <summary>What was not compared, since one side does not have it and need not.</summary>
    public IReadOnlyList<UncheckedArray> NotChecked { get; init; } = [];

    /// <summary>Why it was skipped, or what went wrong: one line.</summary>
    public string? Reason { get; init; }

    /// <summary>What a reader must know of how it was judged: assumed caches, other numerics, an unknown floor.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
