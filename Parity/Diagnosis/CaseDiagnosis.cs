using Parity.Comparison;

namespace Parity.Diagnosis;

/// <summary>A port's result on a case, explained. Reports are made from it and compute nothing.</summary>
public sealed record CaseDiagnosis
{
    /// <summary>How the port came out, array by array, as <c>check</c> has it.</summary>
    public required CaseVerdict Verdict { get; init; }

    /// <summary>The arrays that were compared, with their course over time, in the order of a run.</summary>
    public IReadOnlyList<ArrayDiagnosis> Arrays { get; init; } = [];

    /// <summary>Where it first differs in time; null where it does not, or no array with time does.</summary>
    public Divergence? First { get; init; }

    /// <summary>Whether single steps are right; null where that cannot be said.</summary>
    public StepJudgement? Steps { get; init; }

    /// <summary>Why that cannot be said; null where it is said, or nothing differs.</summary>
    public string? StepsNotJudged { get; init; }

    /// <summary>What is wrong with it: empty where nothing is, or nothing that is known makes it any better.</summary>
    public IReadOnlyList<Cause> Causes { get; init; } = [];

    /// <summary>Whether the causes explain everything that differs.</summary>
    public bool Explained { get; init; }

    /// <summary>What still differs with all causes taken into account.</summary>
    public IReadOnlyList<Remainder> Remains { get; init; } = [];

    /// <summary>Whether the port's initial weights were looked at.</summary>
    public bool Weights { get; init; }

    /// <summary>The known mistakes that were looked for: those that can be seen on this case in these arrays.</summary>
    public IReadOnlyList<string> LookedFor { get; init; } = [];

    /// <summary>The known mistakes that can be made in this cell and cannot be seen there.</summary>
    public IReadOnlyList<string> NotVisible { get; init; } = [];

    /// <summary>The known mistakes of other cells: this one has not what they are made in.</summary>
    public IReadOnlyList<string> OfOtherCells { get; init; } = [];

    /// <summary>What a reader must know besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What differs in an array still.</summary>
/// <param name="Array">The fixture name.</param>
/// <param name="Failing">Elements that differ by more than the floor.</param>
/// <param name="Count">Its elements.</param>
public sealed record Remainder(string Array, int Failing, int Count);
