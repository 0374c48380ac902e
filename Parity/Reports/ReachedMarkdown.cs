using System.Globalization;
using System.Text;

namespace Parity.Reports;

/// <summary><see cref="ReachedTable"/> in Markdown. <c>0</c> is every bit equal; <c>±0</c>: only signs of zeros differ.</summary>
public static class ReachedMarkdown
{
    /// <summary>The table.</summary>
    public static string Render(IReadOnlyList<ReachedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var table = new StringBuilder("| cell | driver | TensorFlow | cases | outputs | states | gradients |\n| --- | --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Cell} | {row.Driver} | {row.Reference} | {row.Cases} | {Text(row.Outputs)} | {Text(row.States)} | {Text(row.Gradients)} |\n");
        }

        return table.ToString();
    }

    private static string Text(Reached? reached) => reached switch
    {
        null => string.Empty,
        { Identical: true } => "0",
        { Ulps: 0 } => "±0",
        { Ulps: double.PositiveInfinity } => "∞",
        _ => reached.Ulps.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
