using System.Globalization;

namespace Parity.Bench.Workloads;

/// <summary>The sizes of a batch and of the network over it.</summary>
/// <param name="Name">What reports call it: <c>S2</c>, or its sizes.</param>
/// <param name="Batch">B.</param>
/// <param name="Time">T.</param>
/// <param name="Inputs">I.</param>
/// <param name="Units">H.</param>
public sealed record Shape(string Name, int Batch, int Time, int Inputs, int Units)
{
    private const int Largest = 1 << 16;

    /// <summary>The shapes that goals are set for: small to large, and S6 is one sequence, the latency case.</summary>
    public static IReadOnlyList<Shape> Named { get; } =
    [
        new("S1", 32, 50, 64, 128),
        new("S2", 64, 100, 128, 256),
        new("S3", 8, 200, 32, 64),
        new("S4", 16, 28, 28, 128),
        new("S5", 64, 100, 256, 512),
        new("S6", 1, 100, 64, 128),
    ];

    /// <summary>The sizes as they are typed: <c>64,100,128,256</c>.</summary>
    public string Sizes => string.Create(CultureInfo.InvariantCulture, $"{Batch},{Time},{Inputs},{Units}");

    /// <summary>Reads a name (in any case) or <c>B,T,I,H</c>.</summary>
    /// <exception cref="BadInputException">It is neither, or a size is out of range.</exception>
    public static Shape Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Named.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named;
        }

        var parts = text.Split(',');
        var sizes = Array.ConvertAll(parts, p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0);
        if (sizes.Length != 4 || Array.Exists(sizes, s => s is < 1 or > Largest))
        {
            throw new BadInputException($"shape '{text}': expected {string.Join(", ", Named.Select(s => s.Name))} or B,T,I,H, each in 1…{Largest}");
        }

        var shape = new Shape(text, sizes[0], sizes[1], sizes[2], sizes[3]);
        return Named.FirstOrDefault(s => s.Sizes == shape.Sizes) ?? shape with { Name = shape.Sizes };
    }
}
