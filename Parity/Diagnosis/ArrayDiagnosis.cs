using Parity.Comparison;

namespace Parity.Diagnosis;

/// <summary>An array that was compared.</summary>
/// <param name="Verdict">How it came out.</param>
/// <param name="Course">How far it is off from step to step; null where it has no time axis.</param>
public sealed record ArrayDiagnosis(ArrayVerdict Verdict, StepCourse? Course)
{
    /// <summary>The share of its elements that are past the floor.</summary>
    public double Share => Verdict.Count == 0 ? 0 : (double)Verdict.Failing / Verdict.Count;
}

/// <summary>The largest difference at each step of an array.</summary>
/// <param name="Largest"><c>[T]</c>, in the array's own order of time.</param>
/// <param name="Allowed">The floor: what is below it is no difference.</param>
public sealed record StepCourse(IReadOnlyList<double> Largest, double Allowed);
