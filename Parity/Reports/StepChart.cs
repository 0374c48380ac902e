using System.Globalization;
using Parity.Diagnosis;

namespace Parity.Reports;

/// <summary>How far arrays are off at each step, a row of bars an array: a bar's height is the power of ten of the floor.</summary>
internal static class StepChart
{
    private const string Bars = "·▁▂▃▄▅▆▇█";
    private const int Most = 50;

    /// <summary>The chart of the arrays that differ and have time.</summary>
    public static IEnumerable<ReportLine> Lines(IReadOnlyList<ArrayDiagnosis> arrays)
    {
        var shown = arrays.Where(a => a.Course is { } c && c.Largest.Any(d => d > c.Allowed)).ToList();
        if (shown.Count == 0)
        {
            yield break;
        }

        yield return new(string.Empty);
        yield return new("largest difference at each t (· equal, ▁ past the floor, a step ×10, █ ×10⁷)");
        foreach (var (name, course) in shown.Select(a => (a.Verdict.Name, a.Course!)))
        {
            var time = course.Largest.Count;
            var each = (time + Most - 1) / Most;
            var bars = string.Concat(course.Largest.Chunk(each).Select(steps => Bar(steps.Max(), course.Allowed)));
            var scale = each == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({each} a bar)");
            yield return new(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} 0 {bars} {time - 1}{scale}"));
        }
    }

    private static char Bar(double difference, double allowed) =>
        !double.IsFinite(difference) ? Bars[^1] : difference <= allowed ? Bars[0] : Bars[1 + (int)Math.Clamp(Math.Log10(difference / Math.Max(allowed, double.Epsilon)), 0, 7)];
}
