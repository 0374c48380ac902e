using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>How far arrays are off from step to step.</summary>
internal static class Courses
{
    /// <summary>The course of an array; null where it has no time.</summary>
    public static StepCourse? Of(Case row, ArrayEvidence array, Tensor reference)
    {
        if (reference.Shape.Length != 3 || !array.HasShapeOf(reference))
        {
            return null;
        }

        var largest = new double[reference.Shape[IndexNames.TimeFirst(row, array.Name) ? 0 : 1]];
        for (var i = 0; i < reference.Count; i++)
        {
            var t = IndexNames.Step(row, array.Name, reference.Unravel(i))!.Value;
            var difference = Math.Abs(array.Values.At(i) - reference.At(i));
            largest[t] = Math.Max(largest[t], double.IsNaN(difference) ? double.PositiveInfinity : difference);
        }

        return new StepCourse(largest, array.Tolerance(reference, part: false));
    }
}
