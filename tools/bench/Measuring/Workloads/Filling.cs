using System.Globalization;

namespace Parity.Bench.Workloads;

/// <summary>How far the rows of a padded batch are filled.</summary>
public sealed record Filling
{
    private readonly int? percent;

    private Filling(string name, int? percent = null)
    {
        Name = name;
        this.percent = percent;
    }

    /// <summary>Every row has T steps, and <c>sequence_length</c> is None.</summary>
    public static Filling Full { get; } = new("full");

    /// <summary>Lengths uniform in 1…T.</summary>
    public static Filling Ragged { get; } = new("ragged");

    /// <summary><c>full</c>, <c>ragged</c>, or the mean as <c>25%</c>.</summary>
    public string Name { get; }

    /// <summary>Lengths of this mean in hundredths of T, spread evenly around it as widely as they can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 1…100.</exception>
    public static Filling Mean(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return new(string.Create(CultureInfo.InvariantCulture, $"{percent}%"), percent);
    }

    /// <summary>The inverse of <see cref="Name"/>.</summary>
    /// <exception cref="BadInputException">It is no filling.</exception>
    public static Filling Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "full" => Full,
            "ragged" => Ragged,
            _ when name.EndsWith('%') && int.TryParse(name.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 => Mean(percent),
            _ => throw new BadInputException($"filling '{name}': expected full, ragged or 1% to 100%"),
        };
    }

    /// <summary><c>sequence_length [B]</c>, each in 1…T, in no order; null is None.</summary>
    /// <exception cref="ArgumentException">The shape is null.</exception>
    public int[]? Lengths(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var random = new Random((shape.Batch * 31) + shape.Time);
        if (this == Full)
        {
            return null;
        }

        var lengths = new int[shape.Batch];
        for (var n = 0; n < lengths.Length; n++)
        {
            lengths[n] = percent is null ? random.Next(1, shape.Time + 1) : Spread(shape, (n + 0.5) / shape.Batch, percent.Value / 100.0);
        }

        random.Shuffle(lengths);
        return lengths;
    }

    /// <summary>The length at a place 0…1 of the spread, which reaches from 1 or to T, whichever is nearer to the mean.</summary>
    private static int Spread(Shape shape, double place, double mean)
    {
        var half = Math.Min(mean, 1 - mean);
        return Math.Clamp((int)Math.Round(shape.Time * (mean + (half * ((2 * place) - 1)))), 1, shape.Time);
    }
}
