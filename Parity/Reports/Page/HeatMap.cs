using Parity.Cases;
using Parity.Comparison;

namespace Parity.Reports.Page;

/// <summary>
/// Where an array differs, as a picture: time across and units down where it has them, with the worst row of the batch in each place. An array that is too
/// large is shown by fields of several places, each by its worst element.
/// </summary>
public sealed record HeatMap
{
    /// <summary>The array's fixture name.</summary>
    public required string Array { get; init; }

    /// <summary>What lies across: <c>t</c>, or a column.</summary>
    public required string Across { get; init; }

    /// <summary>What lies down: <c>u</c>, <c>k</c>, <c>n</c>, or a row.</summary>
    public required string Down { get; init; }

    /// <summary>Places across.</summary>
    public required int Width { get; init; }

    /// <summary>Places down.</summary>
    public required int Height { get; init; }

    /// <summary>Places across in a field.</summary>
    public required int FieldWidth { get; init; }

    /// <summary>Places down in a field.</summary>
    public required int FieldHeight { get; init; }

    /// <summary>The fields in which anything differs.</summary>
    public required IReadOnlyList<HeatField> Fields { get; init; }

    /// <summary>The largest difference of each field's width across, in ULP of the array's largest magnitude; null where across is not time.</summary>
    public IReadOnlyList<double>? Course { get; init; }

    /// <summary>The picture of an array, of at most about <paramref name="most"/> fields; null where its elements were not compared or none fails.</summary>
    public static HeatMap? Of(Case row, ArrayVerdict verdict, int most)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Values is not { } values)
        {
            return null;
        }

        var shape = values.Expected.Shape;
        var time = shape.Length == 3 ? IndexNames.TimeFirst(row, verdict.Name) ? 0 : 1 : -1;
        var (width, height) = shape switch
        {
            [_, _, var u] => (shape[time], u),
            [var n, var u] => (u, n),
            _ => (values.Expected.Count, 1),
        };
        var (fieldWidth, fieldHeight) = FieldSize(width, height, most);
        var ulp = Metric.Ulp(values.Expected.DType, Metric.Largest(values.Expected));
        var fields = new Dictionary<(int X, int Y), (int At, double Difference)>();
        for (var i = 0; i < values.Expected.Count; i++)
        {
            if (Metric.SameBits(values.Expected, values.Got, i))
            {
                continue;
            }

            var index = values.Expected.Unravel(i);
            var (x, y) = index switch
            {
                [_, _, var u] => (index[time], u),
                [var n, var u] => (u, n),
                _ => (i, 0),
            };
            var field = (x / fieldWidth, y / fieldHeight);
            var difference = Math.Abs(values.Got.At(i) - values.Expected.At(i));
            if (!fields.TryGetValue(field, out var worst) || difference > worst.Difference)
            {
                fields[field] = (i, difference);
            }
        }

        var shown = fields.OrderBy(f => f.Key.Y).ThenBy(f => f.Key.X).Select(f => new HeatField(
            f.Key.X, f.Key.Y, IndexNames.Describe(row, verdict.Name, values.Expected.Unravel(f.Value.At)), values.Expected.At(f.Value.At), values.Got.At(f.Value.At), f.Value.Difference / ulp)).ToList();
        return new HeatMap
        {
            Array = verdict.Name,
            Across = time >= 0 ? "t" : shape.Length == 2 && IsState(verdict.Name) ? "u" : "column",
            Down = time >= 0 ? verdict.Name.EndsWith("inputs", StringComparison.Ordinal) ? "k" : "u" : shape.Length == 2 && IsState(verdict.Name) ? "n" : "row",
            Width = width,
            Height = height,
            FieldWidth = fieldWidth,
            FieldHeight = fieldHeight,
            Fields = shown,
            Course = time < 0 ? null : Courses(shown, (width + fieldWidth - 1) / fieldWidth),
        };
    }

    private static double[] Courses(IEnumerable<HeatField> fields, int count)
    {
        var course = new double[count];
        foreach (var field in fields)
        {
            course[field.X] = Math.Max(course[field.X], field.Ulps);
        }

        return course;
    }

    private static (int Width, int Height) FieldSize(int width, int height, int most)
    {
        var (x, y) = (1, 1);
        while (Count(width, x) * (long)Count(height, y) > most)
        {
            (x, y) = Count(width, x) >= Count(height, y) ? (x + 1, y) : (x, y + 1);
        }

        return (x, y);
    }

    private static bool IsState(string array) => array.StartsWith("state/", StringComparison.Ordinal) || array.StartsWith("gradient/initial_state/", StringComparison.Ordinal);

    private static int Count(int all, int each) => (all + each - 1) / each;
}

/// <summary>A field of a <see cref="HeatMap"/>, told by the element in it that is furthest off.</summary>
/// <param name="X">Which across, from 0.</param>
/// <param name="Y">Which down, from 0.</param>
/// <param name="Where">The element's index by name.</param>
/// <param name="Expected">The reference's value.</param>
/// <param name="Got">The other's value.</param>
/// <param name="Ulps">The difference in ULP of the array's largest magnitude.</param>
public sealed record HeatField(int X, int Y, string Where, double Expected, double Got, double Ulps);
