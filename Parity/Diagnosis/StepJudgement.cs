namespace Parity.Diagnosis;

/// <summary>What single steps say, each from a state that is known, so that no error of an earlier one is in it.</summary>
public enum StepKind
{
    /// <summary>The step itself is wrong.</summary>
    StepWrong,

    /// <summary>The step is right where it is given what it should be: what it is given is not.</summary>
    InputWrong,

    /// <summary>Every step is right to within rounding, and rounding grows.</summary>
    RoundingGrows,
}

/// <summary>Single steps, judged.</summary>
/// <param name="Kind">What they say.</param>
/// <param name="FromReference">Whether each was run by the port from the reference's state; else the reference's step was run from the port's own.</param>
/// <param name="Judged">Steps judged, of all rows and directions.</param>
/// <param name="Wrong">Of these, wrong.</param>
/// <param name="First">The first wrong one: <c>fw, t=3, n=0</c>; null where none is.</param>
public sealed record StepJudgement(StepKind Kind, bool FromReference, int Judged, int Wrong, string? First);
