using System.Globalization;

namespace Parity.Cases;

/// <summary>
/// One of N parts of a run, for machines that share the work. Cases are dealt in turn, in the folder's own order, so that every machine deals them
/// alike, each case is in one part, and like cases, which stand together, are spread.
/// </summary>
/// <param name="Number">Which part, 1…<paramref name="Count"/>.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>K/N</c>.</summary>
    /// <exception cref="BadInputException">It is not of that form, or K is not in 1…N.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n
            ? new Shard(k, n)
            : throw new BadInputException($"--shard: expected K/N with K of 1…N, such as 1/4, got '{text}'");
    }

    /// <summary>This part of the items.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> items) => items.Where((_, at) => at % Count == Number - 1);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
